package shop.jangteo.ordering.adapter.in.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.ordering.application.PlaceOrder.Newcomer;
import shop.jangteo.ordering.domain.order.OrderPolicy;
import shop.jangteo.platform.crypto.PersonalData;
import shop.jangteo.platform.persistence.Uuids;

/** Who isn't known yet and orders at once. */
@Component
class Newcomers {

    private final PersonalData personalData;
    private final OrderPolicy policy;

    Newcomers(PersonalData personalData, OrderPolicy policy) {
        this.personalData = personalData;
        this.policy = policy;
    }

    /**
     * The same new guest for the same key and content: somebody who isn't known yet and orders twice at once orders once.
     * Nobody else can come out as that guest, who doesn't know all of the first request, personal data and key.
     */
    UUID with(RequestKey key) {
        return guest("newcomer\0" + key.value() + "\0" + key.content());
    }

    /**
     * Where there is no key, the same new guest for the same content within the same few seconds. Then never again: others
     * may know the content.
     */
    UUID with(String content, Instant at) {
        long slot = Math.floorDiv(at.toEpochMilli(), slot().toMillis());
        return guest("newcomer without a key\0" + slot + "\0" + content);
    }

    /** The new guests of the few seconds before and after. */
    Newcomer around(String content, Instant at) {
        return new Newcomer(with(content, at.minus(slot())), with(content, at.plus(slot())));
    }

    private Duration slot() {
        return policy.sameOrderWithin().isZero() ? Duration.ofMillis(1) : policy.sameOrderWithin();
    }

    private UUID guest(String description) {
        return Uuids.fromBytes(Arrays.copyOf(personalData.blindIndex(description), 16));
    }
}
