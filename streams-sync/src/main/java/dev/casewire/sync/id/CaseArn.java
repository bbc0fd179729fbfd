// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.id;

/**
 * A Security Incident Response case.
 *
 * @param value its ARN
 */
public record CaseArn(String value) implements ThingId {
    static final String PREFIX = "case:";

    public CaseArn {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a case ARN must not be blank");
        }
    }

    @Override
    public Side side() {
        return Side.CASE;
    }

    @Override
    public String text() {
        return PREFIX + value;
    }

    /** Number that people know the case by: what follows the last slash. */
    public String number() {
        return value.substring(value.lastIndexOf('/') + 1);
    }
}
