// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.store;

/** Carries a {@link StoreFailure} through the code that writes an object. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    // Exceptions can be serialized by contract only; nobody does, and failures need not be.
    private final transient StoreFailure failure;

    public StoreException(StoreFailure failure, Throwable cause) {
        super(failure.sentence(), cause);
        this.failure = failure;
    }

    public StoreException(StoreFailure failure) {
        super(failure.sentence());
        this.failure = failure;
    }

    public StoreFailure failure() {
        return failure;
    }
}
