// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * An S3 server (s3proxy) whose objects are plain files: {@code folder/bucket/key/with/slashes}. Path-style requests only,
 * signed with the given key. It knows no server-side encryption and no ACLs: headers that ask for them get a 501.
 *
 * <p>What a killed server was receiving lies in the folder as a file that no client has been told of; the next start removes
 * it ({@link CutUploads}).
 *
 * <p>Safe for use by several threads. The folder stays after {@link #close()}, and another start shows it again.
 */
public final class LocalS3 implements AutoCloseable {

    /** The access key unless another is set. */
    public static final String DEFAULT_ACCESS_KEY_ID = "casewire-local";

    /** The secret unless another is set. It opens nothing but a local server. */
    public static final String DEFAULT_SECRET_ACCESS_KEY = "casewire-local-secret";

    private static final String HOST = "127.0.0.1";
    private static final int THREADS = 8;

    /** Checked here, since the server takes any name at the start and then does not find it. */
    private static final Pattern BUCKET_NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    /** A single PutObject that is not sent in chunks is held in memory while its signature is checked. */
    private static final long MAX_UNCHUNKED_BYTES = 64L * 1024 * 1024;

    private final S3Proxy server;
    private final Path folder;
    private final String accessKeyId;
    private final String secretAccessKey;

    private LocalS3(Builder settings) {
        this.folder = settings.folder;
        this.accessKeyId = settings.accessKeyId;
        this.secretAccessKey = settings.secretAccessKey;
        FilesystemNio2BlobStore store = new FilesystemNio2BlobStore(folder.toString());
        settings.buckets.stream()
                .filter(bucket -> !store.containerExists(bucket))
                .forEach(store::createContainer);
        this.server = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://" + HOST + ":" + settings.port))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKeyId, secretAccessKey)
                .ignoreUnknownHeaders(true)
                .v4MaxNonChunkedRequestSize(MAX_UNCHUNKED_BYTES)
                .jettyMaxThreads(THREADS)
                .build();
    }

    /** A server over this folder, which is made if it is not there. */
    public static Builder over(Path folder) {
        return new Builder(folder);
    }

    /** Settings; by default a free port, the default credentials and no bucket. */
    public static final class Builder {
        private final Path folder;
        private final List<String> buckets = new ArrayList<>();
        private int port;
        private String accessKeyId = DEFAULT_ACCESS_KEY_ID;
        private String secretAccessKey = DEFAULT_SECRET_ACCESS_KEY;

        private Builder(Path folder) {
            this.folder = folder;
        }

        /** The port of 127.0.0.1, 0 for a free one. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        public Builder credentials(String id, String secret) {
            accessKeyId = id;
            secretAccessKey = secret;
            return this;
        }

        /** A bucket that is there from the start: 3 to 63 lower-case letters, digits, dots and hyphens. */
        public Builder bucket(String name) {
            if (!BUCKET_NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("a bucket's name has 3 to 63 lower-case letters, digits, dots and "
                        + "hyphens, and starts and ends with a letter or digit; not so '" + name + "'");
            }
            buckets.add(name);
            return this;
        }

        /**
         * Starts the server.
         *
         * @throws IllegalStateException if the folder cannot be made or read, or the port is taken
         */
        public LocalS3 start() {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new IllegalStateException("the folder of the S3 server cannot be made: " + folder, e);
            }
            CutUploads.removeFrom(folder);
            LocalS3 s3 = new LocalS3(this);
            s3.startServer(port);
            return s3;
        }
    }

    public int port() {
        return server.getPort();
    }

    /** What an S3 client takes as its endpoint, together with path-style access. */
    public URI endpoint() {
        return URI.create("http://" + HOST + ":" + port());
    }

    public String accessKeyId() {
        return accessKeyId;
    }

    public String secretAccessKey() {
        return secretAccessKey;
    }

    /** The folder of a bucket; object keys are paths below it. */
    public Path bucketFolder(String bucket) {
        return folder.resolve(bucket);
    }

    /**
     * Whether user metadata of objects is kept: it lies in extended attributes, which not every file system has.
     *
     * @throws UncheckedIOException if the folder cannot be read
     */
    public boolean keepsMetadata() {
        try {
            return Files.getFileStore(folder).supportsFileAttributeView(UserDefinedFileAttributeView.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the S3 server cannot be read: " + folder, e);
        }
    }

    /** Stops at once. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server on port " + port() + " did not stop", e);
        }
    }

    private void startServer(int wantedPort) {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "the S3 server cannot listen on " + HOST + ":" + wantedPort + ": " + e.getMessage(), e);
        }
    }
}
