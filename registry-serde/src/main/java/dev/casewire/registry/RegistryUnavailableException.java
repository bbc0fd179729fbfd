// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import org.jspecify.annotations.Nullable;

/** No registry could be reached, or each answered that it is busy or broken. The same call may succeed later. */
public final class RegistryUnavailableException extends RegistryException {
    private static final long serialVersionUID = 1L;

    RegistryUnavailableException(String message, int status, int errorCode, @Nullable Throwable cause) {
        super(message, status, errorCode, cause);
    }
}
