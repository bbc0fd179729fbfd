// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.store;

/** The bucket as the sink sees it: objects are written whole or not at all. Not safe for use by several threads. */
public interface ObjectStore extends AutoCloseable {

    /** Begins an object. Nothing shows in the bucket before {@link ObjectUpload#complete()}. */
    ObjectUpload begin(NewObject object);

    @Override
    void close();
}
