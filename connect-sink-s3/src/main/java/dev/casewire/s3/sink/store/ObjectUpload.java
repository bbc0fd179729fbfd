// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.store;

import java.io.OutputStream;

/**
 * The bytes of an object on their way. Closed without {@link #complete()} it leaves nothing behind. Writing and completing
 * throw {@link StoreException}.
 */
public abstract class ObjectUpload extends OutputStream {

    /** Ends the object: when this returns, all of it is in the bucket. */
    public abstract void complete();

    /** Takes back what was sent if the object was not completed. Never throws. */
    @Override
    public abstract void close();
}
