// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Records that no object can hold, handed to Connect, which logs them or writes them to the dead-letter topic. */
final class ErrantRecords {

    private final @Nullable ErrantRecordReporter reporter;
    private final List<Future<Void>> pending = new ArrayList<>();

    ErrantRecords(@Nullable ErrantRecordReporter reporter) {
        this.reporter = reporter;
    }

    /**
     * Reports a record.
     *
     * @throws ConnectException if the connector's configuration does not tolerate such records
     */
    void report(SinkRecord record, DataException cause) {
        if (reporter == null) {
            throw new ConnectException(
                    cause.getMessage() + " To set such records aside, set errors.tolerance=all and"
                            + " errors.deadletterqueue.topic.name.",
                    cause);
        }
        pending.add(reporter.report(record, cause));
    }

    /** Returns once all reports have arrived: only then may the offsets of those records be committed. */
    void await() {
        for (Future<Void> report : pending) {
            try {
                report.get();
            } catch (ExecutionException e) {
                throw new ConnectException(
                        "A record could not be written to the topic of errors.deadletterqueue.topic.name.",
                        e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ConnectException("Interrupted while records were written to the dead-letter topic.", e);
            }
        }
        pending.clear();
    }
}
