// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import dev.casewire.s3.sink.file.Generation;
import dev.casewire.s3.sink.file.OpenFile;
import dev.casewire.s3.sink.format.FormatKind;
import dev.casewire.s3.sink.layout.Layout;
import dev.casewire.s3.sink.store.ObjectStore;
import dev.casewire.s3.sink.store.ObjectUpload;
import dev.casewire.s3.sink.store.StoreException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the files of a generation into objects. */
final class ObjectWriter {

    private static final Logger log = LoggerFactory.getLogger(ObjectWriter.class);

    private final ObjectStore store;
    private final Layout layout;
    private final FormatKind format;
    private final Clock clock;
    private long written;

    ObjectWriter(ObjectStore store, Layout layout, FormatKind format, Clock clock) {
        this.store = store;
        this.layout = layout;
        this.format = format;
        this.clock = clock;
    }

    /** Objects written by this task. */
    long written() {
        return written;
    }

    /**
     * Writes what is left of a generation; those of its files that are in the bucket are let go.
     *
     * @throws StoreException if the bucket does not take a file; calling again goes on with that file
     */
    void write(Generation generation) {
        for (OpenFile file : generation.files()) {
            write(file);
            generation.written(file);
        }
    }

    private void write(OpenFile file) {
        String key = layout.keyOf(file.first());
        Instant begin = clock.instant();
        try (ObjectUpload upload = store.begin(key, format.contentType())) {
            file.writeTo(upload);
            upload.complete();
        } catch (IOException e) {
            throw new ConnectException("Object " + key + " could not be encoded as " + format.setting() + ".", e);
        }
        written++;
        log.info(
                "object written key={} rows={} encodedBytes={} topic={} partition={} firstOffset={} tookMs={}",
                key,
                file.rows(),
                file.bytes(),
                file.first().topic(),
                file.first().partition(),
                file.first().offset(),
                Duration.between(begin, clock.instant()).toMillis());
    }
}
