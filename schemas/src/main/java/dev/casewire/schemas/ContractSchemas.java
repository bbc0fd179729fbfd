// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * Our own contracts as they are registered: the committed text, without the {@code avro.java.string} property that the
 * generated classes add and that would make another content in a registry. Thread-safe.
 */
public final class ContractSchemas {
    private static final Map<String, Schema> BY_NAME = new ConcurrentHashMap<>();

    private ContractSchemas() {}

    /**
     * The schema of a contract.
     *
     * @param fullName full name of the record; the file is named like the record
     * @throws IllegalArgumentException when there is no such contract
     */
    public static Schema schema(String fullName) {
        return BY_NAME.computeIfAbsent(fullName, ContractSchemas::read);
    }

    private static Schema read(String fullName) {
        String file = "contracts/" + fullName.substring(fullName.lastIndexOf('.') + 1) + ".avsc";
        String text = Resources.find(file)
                .orElseThrow(() -> new IllegalArgumentException("no contract '" + fullName
                        + "': there is no schemas/src/main/avro/" + file.substring("contracts/".length())));
        Schema schema = new Schema.Parser().parse(text);
        if (!schema.getFullName().equals(fullName)) {
            throw new IllegalArgumentException(
                    "no contract '" + fullName + "': the file of that name holds " + schema.getFullName());
        }
        return schema;
    }
}
