// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import dev.casewire.s3.sink.file.Generation;
import dev.casewire.s3.sink.file.ObjectRows;
import dev.casewire.s3.sink.file.OpenFile;
import dev.casewire.s3.sink.file.PartitionFiles;
import dev.casewire.s3.sink.format.FormatKind;
import dev.casewire.s3.sink.layout.Layout;
import dev.casewire.s3.sink.layout.RecordPlace;
import dev.casewire.s3.sink.store.Completion;
import dev.casewire.s3.sink.store.NewObject;
import dev.casewire.s3.sink.store.ObjectStore;
import dev.casewire.s3.sink.store.ObjectUpload;
import dev.casewire.s3.sink.store.RowRange;
import dev.casewire.s3.sink.store.StoreException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
    private long found;

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

    /** Objects that were in the bucket already, so that nothing was written. */
    long found() {
        return found;
    }

    /**
     * Writes what is left of a generation; those of its files that are in the bucket are let go. Rows that an object in the
     * bucket holds already, by a task before this one or beside it, are not written again: where that object ends, the rest of
     * the file begins.
     *
     * @throws StoreException if the bucket does not take a file; calling again goes on with that file
     */
    void write(PartitionFiles partition, Generation generation) {
        for (OpenFile file : generation.files()) {
            Optional<ObjectRows> rest = partition.unwritten(file);
            while (rest.isPresent()) {
                partition.stored(file, write(rest.get()));
                rest = partition.unwritten(file);
            }
            generation.written(file);
        }
    }

    /** Gives the offset up to which the part's rows are in the bucket now. */
    private long write(ObjectRows rows) {
        RecordPlace first = rows.first();
        RowRange range = new RowRange(
                first.topic(), first.partition(), first.offset(), first.timestamp(), rows.nextOffset(), rows.rows());
        NewObject object = new NewObject(layout.keyOf(first), format.contentType(), range);
        Instant begin = clock.instant();
        Completion completion = upload(object, rows);
        if (completion instanceof Completion.Taken taken) {
            return follow(object, taken.range());
        }
        written++;
        log.info(
                "object written key={} rows={} encodedBytes={} topic={} partition={} firstOffset={} tookMs={}",
                object.key(),
                rows.rows(),
                rows.bytes(),
                first.topic(),
                first.partition(),
                first.offset(),
                Duration.between(begin, clock.instant()).toMillis());
        return rows.nextOffset();
    }

    private Completion upload(NewObject object, ObjectRows rows) {
        try (ObjectUpload upload = store.begin(object)) {
            rows.writeTo(upload);
            return upload.complete();
        } catch (IOException e) {
            throw new ConnectException(
                    "Object " + object.key() + " could not be encoded as " + format.setting() + ".", e);
        }
    }

    private long follow(NewObject object, RowRange inBucket) {
        RowRange own = object.range();
        if (!inBucket.beginsWith(own) || inBucket.nextOffset() <= own.firstOffset()) {
            throw new ConnectException("s3.prefix: Object " + object.key() + " is in the bucket already and holds other"
                    + " records (" + inBucket + ") than those to write (" + own
                    + "). The topic was made again, or another"
                    + " topic of this name writes here: choose another s3.prefix.");
        }
        found++;
        log.info(
                "object found key={} rows={} nextOffset={} ownNextOffset={}",
                object.key(),
                inBucket.rows(),
                inBucket.nextOffset(),
                own.nextOffset());
        return inBucket.nextOffset();
    }
}
