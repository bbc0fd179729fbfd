// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import org.jspecify.annotations.Nullable;

/** The registry refused the call (credentials, rights, an invalid request), or what answered is no registry. A set-up fault. */
public final class RegistryRefusedException extends RegistryException {
    private static final long serialVersionUID = 1L;

    RegistryRefusedException(String message, int status, int errorCode, @Nullable Throwable cause) {
        super(message, status, errorCode, cause);
    }
}
