// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import dev.casewire.registry.RegistryException;
import dev.casewire.registry.RegistryUnavailableException;
import dev.casewire.registry.SchemaNotFoundException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsException;

/** What is at fault when something fails, which decides what becomes of the record at hand. */
enum Failure {
    /** The record: it is parked in the dead-letter topic and the others flow on. */
    RECORD,
    /** What is around the app, such as a registry that does not answer: the thread is replaced and reads the record again. */
    SURROUNDINGS,
    /** The set-up, such as a contract that nobody registered: every record would fail so, the app stops. */
    SET_UP;

    /** Of a failure to read a record's bytes. A schema id that the registry does not know is the record's fault. */
    static Failure whenReading(Throwable failure) {
        return of(failure, it -> it instanceof RegistryException && !(it instanceof SchemaNotFoundException));
    }

    /** Of a failure to write a record. A schema of ours that the registry does not know is the set-up's fault. */
    static Failure whenWriting(Throwable failure) {
        return of(failure, RegistryException.class::isInstance);
    }

    /**
     * Of a failure inside the topology. Kafka Streams' own exceptions come from sending and storing, further down: parking
     * the record would swallow what they say.
     */
    static Failure whenProcessing(Throwable failure) {
        return of(failure, it -> it instanceof RegistryException || it instanceof StreamsException);
    }

    /** Whether a failure that ended a thread passes by itself. */
    static boolean isTransient(Throwable failure) {
        return of(failure, it -> false) == SURROUNDINGS;
    }

    private static Failure of(Throwable failure, Predicate<Throwable> setUp) {
        if (chain(failure).anyMatch(Failure::isOfSurroundings)) {
            return SURROUNDINGS;
        }
        return chain(failure).anyMatch(setUp.or(Failure::isOfRights)) ? SET_UP : RECORD;
    }

    private static Stream<Throwable> chain(Throwable failure) {
        // A bound, because a chain of causes may be a ring.
        return Stream.iterate(failure, it -> it != null, Throwable::getCause).limit(32);
    }

    private static boolean isOfSurroundings(Throwable failure) {
        return failure instanceof RetriableException
                || failure instanceof InterruptException
                || failure instanceof RegistryUnavailableException
                // What serdes of other vendors let through.
                || failure instanceof SocketException
                || failure instanceof SocketTimeoutException
                || failure instanceof UnknownHostException;
    }

    private static boolean isOfRights(Throwable failure) {
        return failure instanceof AuthenticationException || failure instanceof AuthorizationException;
    }
}
