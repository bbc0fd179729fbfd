// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.store;

import java.io.OutputStream;

/**
 * The bytes of an object on their way. Closed without {@link #complete()} it leaves nothing behind. Writing and completing
 * throw {@link StoreException}.
 */
public abstract class ObjectUpload extends OutputStream {

    /**
     * Ends the object. An object of the same key that is there already stays as it is; where the store was told not to ask for
     * that, it is replaced.
     */
    public abstract Completion complete();

    /** Takes back what was sent if the object was not stored. Never throws. */
    @Override
    public abstract void close();
}
