// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import dev.casewire.connect.Backoff;
import dev.casewire.connect.Metric;
import dev.casewire.jira.client.AuditPage;
import dev.casewire.jira.client.CallResult;
import dev.casewire.jira.client.JiraClient;
import dev.casewire.jira.source.cursor.AuditOffset;
import dev.casewire.jira.source.cursor.AuditReader;
import dev.casewire.jira.source.cursor.WindowTooDense;
import dev.casewire.jira.source.record.AuditRecord;
import dev.casewire.jira.source.record.AuditTyping;
import dev.casewire.jira.source.record.Shape;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task at work. Each {@link #poll} takes one step and comes back within half a second, since a worker neither pauses nor
 * stops a task while it polls. While the last rows of a window become records here and are converted and sent by the worker, the page
 * behind them is on its way, and typed as it arrives, with the one behind it on its way in turn; their rows are looked at in the next
 * polls. {@link #close} may come from any thread.
 */
final class StartedJiraSourceTask implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StartedJiraSourceTask.class);
    private static final Duration SLICE = Duration.ofMillis(400);
    private static final int BATCH_ROWS = 1_000;
    private static final long BATCH_CHARACTERS = 4_000_000;

    private final Clock clock;
    private final JiraClient client;
    private final PageCall call;
    private final AuditReader reader;
    private final SourceRecords records;
    private final Setbacks setbacks;
    private final Heartbeat heartbeat;
    private final SourceCounters counters = new SourceCounters();
    private final SourceMetrics metrics;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final boolean gapPossible;
    private @Nullable Long delayMillis;

    /** @param stored the offset to go on from, null on a first start */
    StartedJiraSourceTask(JiraSourceConfig config, @Nullable AuditOffset stored, Clock clock, Backoff backoff) {
        SourcePartition partition = SourcePartition.audit(config.connection().site());
        AuditTyping typing = new AuditTyping(partition.site(), Shape.CLOUD);
        Instant now = clock.instant();
        AuditOffset start = stored != null
                ? stored
                : AuditOffset.startingAt(config.audit().start().resolve(now));
        this.clock = clock;
        this.metrics = new SourceMetrics(clock, counters);
        this.reader = new AuditReader(start, config.audit().limits(), AuditReader.LONGEST_LEDGER);
        this.records = new SourceRecords(config, partition, counters);
        this.setbacks = new Setbacks(config.connection(), backoff);
        this.heartbeat = new Heartbeat(config.output().heartbeat());
        this.gapPossible = stored != null
                && start.settled().isBefore(now.minus(config.audit().retention()));
        this.client = config.connection().open(config.connection().requestTimeout(), clock);
        this.call = new PageCall(client, typing, clock, counters);
        log.info("Reading the audit log site={} from={} resumed={}", partition.site(), start.settled(), stored != null);
        if (gapPossible) {
            log.warn(
                    "The last read lies behind the site's retention: records between may be gone for good site={}"
                            + " from={} retentionDays={}",
                    partition.site(),
                    start.settled(),
                    config.audit().retention().toDays());
        }
    }

    /** What the task tells of itself; may be asked from any thread. */
    List<Metric> metrics() {
        return metrics.all();
    }

    /** Rows read, a state worth telling, or null where there is neither. */
    @Nullable
    List<SourceRecord> poll() throws InterruptedException {
        if (stopped.getCount() == 0) {
            return null;
        }
        if (!reader.hasRows()) {
            advance();
        }
        List<AuditReader.Row> rows = reader.drain(BATCH_ROWS, BATCH_CHARACTERS);
        if (setbacks.status() == SourceStatus.READING) {
            ask(clock.instant());
        }
        List<SourceRecord> batch = new ArrayList<>(rows.size() + 1);
        for (AuditReader.Row row : rows) {
            batch.add(records.of(row));
        }
        SourceState state =
                new SourceState(reader.progress(), setbacks.status(), setbacks.problem(), delayMillis, gapPossible);
        metrics.isIn(state);
        if (!reader.hasRows()) {
            heartbeat(state).ifPresent(batch::add);
        }
        return batch.isEmpty() ? null : batch;
    }

    private void advance() throws InterruptedException {
        Instant now = clock.instant();
        if (!call.isUnderWay() && now.isBefore(setbacks.nextAttempt())) {
            pause(now, setbacks.nextAttempt());
            return;
        }
        ask(now);
        if (!call.isUnderWay()) {
            pause(now, reader.due());
            return;
        }
        Optional<PageCall.Answer> answer = call.await(SLICE);
        if (answer.isPresent() && stopped.getCount() > 0) {
            take(answer.get());
        }
    }

    /** Asks for the page that is due, unless rows wait to be emitted first or the answer to another one is awaited. */
    private void ask(Instant now) {
        if (call.isUnderWay() || reader.hasRows() || stopped.getCount() == 0) {
            return;
        }
        reader.request(now).ifPresent(call::start);
    }

    private void take(PageCall.Answer answer) {
        CallResult<AuditPage<AuditRecord>> result = answer.result();
        Instant now = answer.at();
        if (result instanceof CallResult.Ok<AuditPage<AuditRecord>> ok) {
            setbacks.over();
            metrics.succeeded(now);
            accept(ok.value(), now);
            dropUnlessWanted();
        } else if (result instanceof CallResult.TooLarge<AuditPage<AuditRecord>> tooLarge) {
            shrink(tooLarge.limitBytes());
        } else {
            counters.setbacks.incrementAndGet();
            counters.throttled.addAndGet(result instanceof CallResult.Throttled<AuditPage<AuditRecord>> ? 1 : 0);
            setbacks.after(result, now);
        }
    }

    /** What the reader wants now decides; an answer to anything else is not looked at. */
    private void dropUnlessWanted() {
        if (call.isUnderWay()
                && reader.request(clock.instant()).filter(call::isFor).isEmpty()) {
            call.drop();
        }
    }

    private void accept(AuditPage<AuditRecord> page, Instant now) {
        counters.rowsRead.addAndGet(page.rows().size());
        try {
            reader.accept(page);
        } catch (WindowTooDense e) {
            throw new ConnectException(e.getMessage(), e);
        }
        Instant newest = reader.progress().newest();
        if (newest != null) {
            delayMillis = Duration.between(newest, now).toMillis();
        }
    }

    private void shrink(long limitBytes) {
        if (!reader.shrinkPage()) {
            throw new ConnectException("Jira answers one audit record with more than " + limitBytes
                    + " bytes, which this connector does not take. Set '" + SourceKeys.START
                    + "' behind it and reset the connector's offsets to leave it out.");
        }
    }

    private Optional<SourceRecord> heartbeat(SourceState state) {
        Instant now = clock.instant();
        return heartbeat.isDue(state, now) ? Optional.of(records.of(state, reader.offset(), now)) : Optional.empty();
    }

    private void pause(Instant now, Instant until) throws InterruptedException {
        long wait =
                until.isBefore(now.plus(SLICE)) ? Duration.between(now, until).toMillis() : SLICE.toMillis();
        stopped.await(Math.max(1, wait), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        stopped.countDown();
        call.cancel();
        client.close();
        log.info("Stopped reading the audit log {}", counters);
    }
}
