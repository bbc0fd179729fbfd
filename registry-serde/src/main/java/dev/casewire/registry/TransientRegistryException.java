// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import org.apache.kafka.common.errors.RetriableException;

/**
 * What a serializer or deserializer throws when the registry is out of reach: the record is sound and must be tried again,
 * never be skipped or parked.
 */
public final class TransientRegistryException extends RetriableException {
    private static final long serialVersionUID = 1L;

    public TransientRegistryException(RegistryUnavailableException cause) {
        super(cause.getMessage(), cause);
    }
}
