package shop.jangteo.ordering.domain.order;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.RequestKey;

/** A part of an order was cancelled, kept for ever. */
public record Cancellation(CancellationPlan plan, Request request, Instant at) {

    /**
     * Who wants it and why.
     *
     * @param id of the cancellation, should it be one in part
     * @param key under which a repetition finds it done
     */
    public record Request(
            UUID id, Actor actor, String reason, @Nullable RequestKey key) {}
}
