// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.broker;

import dev.casewire.local.Patience;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.controller.Controller;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.loader.MetadataLoader;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.metadata.BrokerRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker that a killed process left registered, and the word to the controller that it is gone.
 *
 * <p>Without it the new broker, which has the same id, takes itself for the leader of every partition until the session
 * of the dead one runs out, and is then demoted for a moment. A transaction that was about to be committed at the kill is
 * completed in just that moment, its partitions look deleted, and their markers are skipped: read-committed consumers and
 * the transaction's own group then wait for ever (Kafka 4.3.1, seen in one restart of about ten under load). It also
 * saves the wait for the session.
 */
final class DeadBroker {
    private static final Logger LOG = LoggerFactory.getLogger(DeadBroker.class);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long CALL_LIMIT_MS = 10_000;

    private final int id;
    private final MetadataLoader metadata;
    private final Controller controller;

    DeadBroker(int id, MetadataLoader metadata, Controller controller) {
        this.id = id;
        this.metadata = metadata;
        this.controller = controller;
    }

    /** Returns when the controller knows no broker of the last process as alive. */
    void signOff() throws InterruptedException {
        FirstImage first = new FirstImage();
        BrokerRegistration registration;
        try {
            metadata.installPublishers(List.of(first)).get(CALL_LIMIT_MS, TimeUnit.MILLISECONDS);
            registration = first.image
                    .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .cluster()
                    .broker(id);
            metadata.removeAndClosePublisher(first).get(CALL_LIMIT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the controller does not tell which brokers it knows", e);
        }
        if (registration == null || registration.fenced()) {
            return;
        }
        LOG.info("Signing off the broker of a killed process id={} epoch={}", id, registration.epoch());
        Patience.until(LIMIT, this::isUnregistered);
    }

    /** False while the controller is not yet the active one. */
    private boolean isUnregistered() throws InterruptedException {
        try {
            controller
                    .unregisterBroker(
                            new ControllerRequestContext(
                                    new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty()),
                            id)
                    .get(CALL_LIMIT_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (NotControllerException e) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NotControllerException) {
                return false;
            }
            throw new IllegalStateException("the controller keeps the broker of a killed process", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the controller does not answer", e);
        }
    }

    /** The metadata as the last process left them. */
    private static final class FirstImage implements MetadataPublisher {
        private final CompletableFuture<MetadataImage> image = new CompletableFuture<>();

        @Override
        public String name() {
            return "casewire-dead-broker";
        }

        @Override
        public void onMetadataUpdate(MetadataDelta delta, MetadataImage now, LoaderManifest manifest) {
            image.complete(now);
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }
}
