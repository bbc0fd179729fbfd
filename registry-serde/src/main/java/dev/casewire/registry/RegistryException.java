// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import org.jspecify.annotations.Nullable;

/**
 * A schema registry did not do what was asked. The message names the subject or id, the answer and what to do; it never
 * holds credentials. What a caller may do about it is told by the subclass.
 */
public abstract sealed class RegistryException extends RuntimeException
        permits RegistryUnavailableException,
                RegistryRefusedException,
                SchemaNotFoundException,
                SchemaIncompatibleException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int errorCode;

    RegistryException(String message, int status, int errorCode, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
        this.errorCode = errorCode;
    }

    /** HTTP status of the last answer, 0 where there was none. */
    public int status() {
        return status;
    }

    /** The registry's own {@code error_code}, such as 40403; 0 where the answer had none. */
    public int errorCode() {
        return errorCode;
    }
}
