// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

/** The registry does not know the id, the subject, or this schema under the subject. */
public final class SchemaNotFoundException extends RegistryException {
    private static final long serialVersionUID = 1L;

    SchemaNotFoundException(String message, int status, int errorCode) {
        super(message, status, errorCode, null);
    }
}
