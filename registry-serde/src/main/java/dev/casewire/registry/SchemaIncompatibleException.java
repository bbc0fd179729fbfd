// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

/** The registry refused to register a schema, because it breaks the subject's compatibility rule. */
public final class SchemaIncompatibleException extends RegistryException {
    private static final long serialVersionUID = 1L;

    SchemaIncompatibleException(String message, int status, int errorCode) {
        super(message, status, errorCode, null);
    }
}
