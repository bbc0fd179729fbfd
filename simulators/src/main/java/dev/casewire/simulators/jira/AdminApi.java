// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The requests under {@code /_sim/} by which a person or a test steers the simulator. They need no credentials. */
final class AdminApi {

    static final String PREFIX = "/_sim/";

    private static final Set<String> FAULT_FIELDS =
            Set.of("kind", "times", "skip", "matching", "reason", "retryAfterSeconds", "delayMillis");

    private final JiraCloudSimulator simulator;

    AdminApi(JiraCloudSimulator simulator) {
        this.simulator = simulator;
    }

    Reply answer(Request request) {
        try {
            return switch (request.method() + " " + request.path()) {
                case "GET /_sim/state" -> Reply.json(200, state(simulator.state()));
                case "GET /_sim/rows" -> seenRows();
                case "POST /_sim/rows" -> appendRows(request);
                case "POST /_sim/faults" -> addFault(object(request.body()));
                case "DELETE /_sim/faults" -> clearFaults();
                case "POST /_sim/rate" -> rate(object(request.body()));
                default ->
                    Reply.error(
                            404,
                            "No such request. There are GET /_sim/state, GET /_sim/rows, POST /_sim/rows, "
                                    + "POST /_sim/faults, DELETE /_sim/faults, POST /_sim/rate.");
            };
        } catch (IllegalArgumentException e) {
            return Reply.error(400, String.valueOf(e.getMessage()));
        }
    }

    private Reply seenRows() {
        StringBuilder lines = new StringBuilder();
        for (SeenRow row : simulator.rows()) {
            ObjectNode line = SourceRows.JSON.createObjectNode();
            if (row.id() != null) {
                line.put("id", row.id());
            }
            line.put("created", row.created().toString())
                    .put("visibleAt", row.visibleAt().toString());
            lines.append(line).append('\n');
        }
        return Reply.json(200, lines.toString());
    }

    private Reply appendRows(Request request) {
        String delay = request.parameters().getOrDefault("visibleAfterMillis", "0");
        long millis;
        try {
            millis = Long.parseLong(delay);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("visibleAfterMillis must be a number, not '" + delay + "'", e);
        }
        int count = simulator.append(request.body(), Duration.ofMillis(millis));
        return Reply.json(200, SourceRows.JSON.createObjectNode().put("appended", count));
    }

    private Reply addFault(ObjectNode json) {
        if (json.has("probabilities")) {
            only(json, Set.of("seed", "probabilities"));
            simulator.scheduleFaults(number(json, "seed", 0), probabilities(json.get("probabilities")));
        } else {
            only(json, FAULT_FIELDS);
            simulator.inject(fault(json));
        }
        return Reply.json(200, state(simulator.state()));
    }

    private Reply clearFaults() {
        simulator.clearFaults();
        return Reply.json(200, state(simulator.state()));
    }

    private Reply rate(ObjectNode json) {
        only(json, Set.of("ratePerSecond"));
        JsonNode rate = json.path("ratePerSecond");
        if (!rate.isNumber()) {
            throw new IllegalArgumentException("ratePerSecond must be a number: {\"ratePerSecond\":5}");
        }
        simulator.ratePerSecond(rate.doubleValue());
        return Reply.json(200, state(simulator.state()));
    }

    private static Fault fault(ObjectNode json) {
        Fault fault = Fault.of(kind(json.path("kind").asText()));
        fault = fault.times((int) number(json, "times", fault.times())).skip((int) number(json, "skip", 0));
        fault = fault.matching(json.path("matching").asText(fault.matching()));
        fault = fault.delay(
                Duration.ofMillis(number(json, "delayMillis", fault.delay().toMillis())));
        if (json.has("reason")) {
            fault = fault.reason(
                    json.get("reason").isNull() ? null : json.get("reason").asText());
        }
        if (json.has("retryAfterSeconds")) {
            boolean none = json.get("retryAfterSeconds").isNull();
            fault = fault.retryAfter(none ? null : (Integer) (int) number(json, "retryAfterSeconds", 0));
        }
        return fault;
    }

    private static FaultKind kind(String label) {
        return FaultKind.ofLabel(label)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no fault of kind '" + label + "'; the kinds are " + FaultKind.labels()));
    }

    private static Map<FaultKind, Double> probabilities(JsonNode json) {
        Map<FaultKind, Double> probabilities = new EnumMap<>(FaultKind.class);
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            FaultKind kind = kind(entry.getKey());
            if (!entry.getValue().isNumber()) {
                throw new IllegalArgumentException("the probability of " + kind.label() + " must be a number");
            }
            probabilities.put(kind, entry.getValue().doubleValue());
        }
        return probabilities;
    }

    private static ObjectNode state(SimulatorState state) {
        ObjectNode json = SourceRows.JSON.createObjectNode();
        json.put("rows", state.rows()).put("visible", state.visible());
        if (state.newestCreated() != null) {
            json.put("newestCreated", state.newestCreated().toString());
        }
        json.put("ratePerSecond", state.ratePerSecond());
        ObjectNode requests = json.putObject("requests");
        state.requests().forEach(requests::put);
        ObjectNode fired = json.putObject("faultsFired");
        state.fired().forEach((kind, count) -> fired.put(kind.label(), count));
        var waiting = json.putArray("faultsWaiting");
        for (Fault fault : state.waiting()) {
            waiting.addObject()
                    .put("kind", fault.kind().label())
                    .put("times", fault.times())
                    .put("skip", fault.skip())
                    .put("matching", fault.matching());
        }
        return json;
    }

    private static ObjectNode object(String body) {
        try {
            if (SourceRows.JSON.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is not JSON: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("the body must be a JSON object");
    }

    private static void only(ObjectNode json, Set<String> known) {
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!known.contains(entry.getKey())) {
                throw new IllegalArgumentException(
                        "there is no field '" + entry.getKey() + "'; the fields are " + new TreeSet<>(known));
            }
        }
    }

    private static long number(ObjectNode json, String field, long byDefault) {
        @Nullable JsonNode value = json.get(field);
        if (value == null) {
            return byDefault;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(field + " must be a whole number, not " + value);
        }
        return value.longValue();
    }
}
