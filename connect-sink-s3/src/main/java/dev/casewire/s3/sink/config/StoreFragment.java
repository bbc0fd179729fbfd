// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.config;

import dev.casewire.connect.ConfigProblem;
import dev.casewire.s3.sink.store.StoreSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** Settings of the bucket, of access to it and of uploads. */
final class StoreFragment {

    static final String BUCKET = "s3.bucket";
    static final String REGION = "s3.region";
    static final String ENDPOINT = "s3.endpoint";
    static final String PATH_STYLE = "s3.path.style";
    static final String ACCESS_KEY_ID = "s3.access.key.id";
    static final String SECRET_ACCESS_KEY = "s3.secret.access.key";
    static final String PREFIX = "s3.prefix";
    static final String PART_BYTES = "s3.part.bytes";
    static final String ENCRYPTION = "s3.sse";
    static final String KMS_KEY_ID = "s3.sse.kms.key.id";
    static final String ACL = "s3.acl";
    static final String CONDITIONAL_WRITES = "s3.conditional.writes";
    static final String VALIDATE_CONNECTION = "validate.connection";

    private static final String GROUP = "S3";

    /** S3 takes no smaller part but the last, and none above 5 GiB; a part is held in the heap. */
    private static final int LEAST_PART = 5 << 20;

    private static final int LARGEST_PART = 512 << 20;

    private StoreFragment() {}

    static void define(ConfigDef def) {
        def.define(
                BUCKET,
                ConfigDef.Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                Rules.present(Rules.bucket()),
                Importance.HIGH,
                "Bucket that takes the objects. It must exist.",
                GROUP,
                1,
                Width.MEDIUM,
                "Bucket");
        def.define(
                REGION,
                ConfigDef.Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                Rules.present(Rules.region()),
                Importance.HIGH,
                "Region of the bucket. For a server that is not AWS, the region it expects in signatures.",
                GROUP,
                2,
                Width.SHORT,
                "Region");
        def.define(
                PREFIX,
                ConfigDef.Type.STRING,
                "",
                Rules.prefix(),
                Importance.MEDIUM,
                "What every key begins with. A slash is added at its end.",
                GROUP,
                3,
                Width.MEDIUM,
                "Prefix");
        def.define(
                ENDPOINT,
                ConfigDef.Type.STRING,
                "",
                Rules.endpoint(),
                Importance.MEDIUM,
                "URL of the S3 server. Empty for AWS's own of the region.",
                GROUP,
                4,
                Width.LONG,
                "Endpoint");
        def.define(
                PATH_STYLE,
                ConfigDef.Type.BOOLEAN,
                false,
                Importance.LOW,
                "Whether the bucket goes into the path of URLs instead of the host name; most servers other than AWS need true.",
                GROUP,
                5,
                Width.SHORT,
                "Path style");
        def.define(
                ACCESS_KEY_ID,
                ConfigDef.Type.STRING,
                "",
                Importance.MEDIUM,
                "Access key id. Empty for AWS's default chain: environment, web identity, container or instance role.",
                GROUP,
                6,
                Width.MEDIUM,
                "Access key id");
        def.define(
                SECRET_ACCESS_KEY,
                ConfigDef.Type.PASSWORD,
                "",
                Importance.MEDIUM,
                "Secret of the access key id. Give it through a config provider, not as plain text.",
                GROUP,
                7,
                Width.MEDIUM,
                "Secret access key");
        def.define(
                PART_BYTES,
                ConfigDef.Type.INT,
                8 << 20,
                Range.between(LEAST_PART, LARGEST_PART),
                Importance.LOW,
                "Size of the parts of a multipart upload, in bytes; a task holds one part. Smaller objects go in one request.",
                GROUP,
                8,
                Width.SHORT,
                "Part size (bytes)");
        def.define(
                ENCRYPTION,
                ConfigDef.Type.STRING,
                "",
                ValidString.in("", "AES256", "aws:kms", "aws:kms:dsse"),
                Importance.LOW,
                "Server-side encryption to ask for with each object. Empty leaves it to the bucket's default.",
                GROUP,
                9,
                Width.SHORT,
                "Server-side encryption");
        def.define(
                KMS_KEY_ID,
                ConfigDef.Type.STRING,
                "",
                Importance.LOW,
                "KMS key for " + ENCRYPTION + "=aws:kms. Empty for the bucket's or the account's own.",
                GROUP,
                10,
                Width.LONG,
                "KMS key id");
        def.define(
                ACL,
                ConfigDef.Type.STRING,
                "",
                ValidString.in("", "private", "bucket-owner-read", "bucket-owner-full-control"),
                Importance.LOW,
                "Canned ACL to send with each object, for buckets of other accounts. Empty sends none.",
                GROUP,
                11,
                Width.MEDIUM,
                "Canned ACL");
        def.define(
                CONDITIONAL_WRITES,
                ConfigDef.Type.BOOLEAN,
                true,
                Importance.LOW,
                "Whether objects are written only where none of the key is (If-None-Match), so that a task which should be dead"
                        + " cannot damage what its successor wrote. Needs s3:GetObject, and a server that knows the header and"
                        + " keeps user metadata, as S3 does. Without it an object of the same key is replaced.",
                GROUP,
                12,
                Width.SHORT,
                "Conditional writes");
        def.define(
                VALIDATE_CONNECTION,
                ConfigDef.Type.BOOLEAN,
                true,
                Importance.LOW,
                "Whether validation asks the bucket (a multipart upload is begun and aborted) once all settings are well formed."
                        + " Takes ten seconds at most.",
                GROUP,
                13,
                Width.SHORT,
                "Check the bucket");
    }

    static List<ConfigProblem> problems(AbstractConfig config) {
        List<ConfigProblem> problems = new ArrayList<>();
        boolean id = !config.getString(ACCESS_KEY_ID).isEmpty();
        boolean secret = !config.getPassword(SECRET_ACCESS_KEY).value().isEmpty();
        if (id && !secret) {
            problems.add(new ConfigProblem(
                    SECRET_ACCESS_KEY,
                    ACCESS_KEY_ID
                            + " is set but its secret is not. Set both, or neither to use the worker's own role."));
        }
        if (secret && !id) {
            problems.add(new ConfigProblem(
                    ACCESS_KEY_ID,
                    SECRET_ACCESS_KEY
                            + " is set but the id it belongs to is not. Set both, or neither to use the worker's"
                            + " own role."));
        }
        if (!config.getString(KMS_KEY_ID).isEmpty()
                && !config.getString(ENCRYPTION).startsWith("aws:kms")) {
            problems.add(new ConfigProblem(
                    KMS_KEY_ID,
                    "A KMS key has no effect unless " + ENCRYPTION + " is aws:kms or aws:kms:dsse. Set that, or remove"
                            + " the key."));
        }
        return problems;
    }

    static StoreSettings from(AbstractConfig config) {
        return new StoreSettings(
                config.getString(BUCKET),
                prefix(config),
                config.getString(REGION),
                endpoint(config),
                config.getBoolean(PATH_STYLE),
                keys(config),
                config.getInt(PART_BYTES),
                config.getBoolean(CONDITIONAL_WRITES),
                new StoreSettings.ObjectHeaders(set(config, ENCRYPTION), set(config, KMS_KEY_ID), set(config, ACL)));
    }

    /** The prefix as keys begin with it: empty or ending with a slash. */
    static String prefix(AbstractConfig config) {
        String prefix = config.getString(PREFIX);
        return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + '/';
    }

    private static @Nullable URI endpoint(AbstractConfig config) {
        String endpoint = set(config, ENDPOINT);
        return endpoint == null ? null : URI.create(endpoint);
    }

    private static StoreSettings.@Nullable AccessKeys keys(AbstractConfig config) {
        String id = set(config, ACCESS_KEY_ID);
        Password secret = config.getPassword(SECRET_ACCESS_KEY);
        return id == null ? null : new StoreSettings.AccessKeys(id, secret);
    }

    private static @Nullable String set(AbstractConfig config, String key) {
        String value = config.getString(key);
        return value.isEmpty() ? null : value;
    }
}
