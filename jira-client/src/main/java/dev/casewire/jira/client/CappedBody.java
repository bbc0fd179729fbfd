// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects a body up to a limit; beyond it the connection is dropped and {@link BodyTooLarge} ends the call. */
final class CappedBody implements BodySubscriber<byte[]> {

    /** Ends a call whose answer is longer than the limit; becomes {@link CallResult.TooLarge}. */
    static final class BodyTooLarge extends RuntimeException {
        BodyTooLarge(long limit) {
            super("answer longer than " + limit + " bytes", null, false, false);
        }
    }

    private final long limit;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final List<ByteBuffer> received = new ArrayList<>();
    private int length;
    private @Nullable Subscription subscription;

    CappedBody(long limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription opened) {
        subscription = opened;
        opened.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (body.isDone()) {
                return;
            }
            if (length + (long) buffer.remaining() > limit) {
                body.completeExceptionally(new BodyTooLarge(limit));
                if (subscription != null) {
                    subscription.cancel();
                }
                return;
            }
            // By its contract the client does not use a buffer again that it has handed over.
            received.add(buffer);
            length += buffer.remaining();
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(joined());
    }

    private byte[] joined() {
        byte[] whole = new byte[length];
        int end = 0;
        for (ByteBuffer buffer : received) {
            int size = buffer.remaining();
            buffer.get(whole, end, size);
            end += size;
        }
        received.clear();
        return whole;
    }
}
