// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import org.apache.avro.Schema;

/**
 * A subject and a schema instance, compared by identity: what a record carries is looked up for each record, and comparing
 * whole schemas would cost more than encoding.
 */
record SubjectSchema(String subject, Schema schema) {

    @Override
    @SuppressWarnings("ReferenceEquality") // identity is the point of this key
    public boolean equals(Object other) {
        return other instanceof SubjectSchema that && schema == that.schema && subject.equals(that.subject);
    }

    @Override
    public int hashCode() {
        return 31 * subject.hashCode() + System.identityHashCode(schema);
    }
}
