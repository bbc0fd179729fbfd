// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * Client of the Confluent-compatible API (v7) that Apicurio, Confluent and Karapace offer.
 *
 * <p>Ids and schemas never change once the registry has given them, so they are remembered for good: no call of
 * {@link #schemaById} or {@link #idOf} goes over the network twice for the same answer. Failures are not remembered. Methods
 * block, at worst for the retry timeout plus one request timeout, and throw {@link RegistryException}. Thread-safe; it holds
 * no resource that needs closing.
 */
public final class RegistryClient {
    private final RegistryTransport transport;
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<ResolveKey, Integer> ids = new ConcurrentHashMap<>();

    /** Schemas are compared by value here: two instances of one contract share one call. */
    private record ResolveKey(String subject, Schema contract) {}

    public RegistryClient(RegistryConfig config) {
        this(new RegistryTransport(config, Backoff.system()));
    }

    RegistryClient(RegistryTransport transport) {
        this.transport = transport;
    }

    /**
     * The schema that an id in a record's first bytes stands for.
     *
     * @throws SchemaNotFoundException where the registry does not know the id
     */
    public Schema schemaById(int id) {
        Schema known = schemas.get(id);
        return known != null ? known : schemas.computeIfAbsent(id, this::fetch);
    }

    private Schema fetch(int id) {
        String purpose = "schema id " + Integer.toUnsignedString(id);
        return parsed(
                transport.exchange(RegistryCall.get("/schemas/ids/" + Integer.toUnsignedString(id), purpose)), purpose);
    }

    /**
     * The id of a schema that is registered under the subject already; nothing is ever registered here.
     *
     * <p>The registry is asked by content first. What counts as content differs: Apicurio 3.0.9 ignores docs and counts
     * defaults, a registry that compares texts counts both, so that a schema which a producer rebuilt from its own types is not
     * found. Then the subject's versions are compared with it, the newest first, by what fixes the bytes and their meaning.
     *
     * @throws SchemaNotFoundException where no version of the subject matches
     */
    public int idOf(String subject, Schema schema) {
        return ids.computeIfAbsent(new ResolveKey(subject, SchemaForms.contract(schema)), this::resolve);
    }

    private int resolve(ResolveKey key) {
        try {
            return askedByContent(key);
        } catch (SchemaNotFoundException e) {
            return equalOnTheWire(key).orElseThrow(() -> notRegistered(key, e));
        }
    }

    private int askedByContent(ResolveKey key) {
        String path = "/subjects/" + encoded(key.subject()) + "?normalize=true";
        return id(
                transport.exchange(RegistryCall.post(path, body(key.contract()), purpose(key.subject()))),
                key.subject());
    }

    private Optional<Integer> equalOnTheWire(ResolveKey key) {
        String wanted = SchemaForms.wireForm(key.contract());
        for (int version : versions(key.subject())) {
            RegisteredSchema registered = schemaAt(key.subject(), version);
            if (SchemaForms.wireForm(registered.schema()).equals(wanted)) {
                return Optional.of(registered.id());
            }
        }
        return Optional.empty();
    }

    private static SchemaNotFoundException notRegistered(ResolveKey key, SchemaNotFoundException cause) {
        return new SchemaNotFoundException(
                "subject '" + key.subject() + "' has no version that matches schema "
                        + key.contract().getFullName()
                        + ". Register the contract first (or, where producers may register, set "
                        + RegistryAvroSerializer.AUTO_REGISTER + "=true); the registry said: " + cause.getMessage(),
                cause.status(),
                cause.errorCode());
    }

    /**
     * Registers a schema as the subject's next version, or finds it among the versions there are.
     *
     * @return its id
     * @throws SchemaIncompatibleException where it breaks the subject's compatibility rule
     */
    public int register(String subject, Schema schema) {
        return ids.computeIfAbsent(new ResolveKey(subject, SchemaForms.contract(schema)), key -> {
            String path = "/subjects/" + encoded(subject) + "/versions?normalize=true";
            return id(transport.exchange(RegistryCall.post(path, body(key.contract()), purpose(subject))), subject);
        });
    }

    /** The subject's versions, the newest first; empty for a subject that does not exist. */
    public List<Integer> versions(String subject) {
        List<Integer> versions = new ArrayList<>();
        try {
            transport
                    .exchange(RegistryCall.get("/subjects/" + encoded(subject) + "/versions", purpose(subject)))
                    .forEach(version -> versions.add(version.asInt()));
        } catch (SchemaNotFoundException absent) {
            return List.of();
        }
        versions.sort(Comparator.reverseOrder());
        return versions;
    }

    /** One version of a subject. */
    public RegisteredSchema schemaAt(String subject, int version) {
        String purpose = purpose(subject) + " version " + version;
        JsonNode json =
                transport.exchange(RegistryCall.get("/subjects/" + encoded(subject) + "/versions/" + version, purpose));
        return new RegisteredSchema(subject, version, id(json, subject), parsed(json, purpose));
    }

    /** All subjects. */
    public List<String> subjects() {
        List<String> subjects = new ArrayList<>();
        transport.exchange(RegistryCall.get("/subjects", "list of subjects")).forEach(it -> subjects.add(it.asText()));
        return subjects;
    }

    /** Sets the rule for subjects that have none of their own. */
    public void setCompatibility(Compatibility compatibility) {
        transport.exchange(RegistryCall.put("/config", body(compatibility), "global compatibility"));
    }

    /** Sets the rule of one subject, which need not exist yet. */
    public void setCompatibility(String subject, Compatibility compatibility) {
        transport.exchange(RegistryCall.put("/config/" + encoded(subject), body(compatibility), purpose(subject)));
    }

    private static String purpose(String subject) {
        return "subject '" + subject + "'";
    }

    private static String body(Schema schema) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("schema", schema.toString())
                .toString();
    }

    private static String body(Compatibility compatibility) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("compatibility", compatibility.name())
                .toString();
    }

    private static int id(JsonNode answer, String subject) {
        JsonNode id = answer.path("id");
        if (!id.isInt()) {
            throw new RegistryRefusedException(purpose(subject) + ": the registry's answer has no id", 200, 0, null);
        }
        return id.intValue();
    }

    private static Schema parsed(JsonNode answer, String purpose) {
        String type = answer.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw new RegistryRefusedException(purpose + " is of type " + type + ", not AVRO", 200, 0, null);
        }
        if (!answer.path("references").isEmpty()) {
            throw new RegistryRefusedException(
                    purpose + " refers to other schemas; register it with its references written out", 200, 0, null);
        }
        try {
            return SchemaForms.parse(answer.path("schema").asText());
        } catch (SchemaParseException e) {
            throw new RegistryRefusedException(purpose + " is not a valid Avro schema: " + e.getMessage(), 200, 0, e);
        }
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
