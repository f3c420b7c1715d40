package shop.jangteo.ordering.domain.order;

import java.time.Instant;

/**
 * Why an order that was paid must wait (PA-6).
 *
 * @param until when it is cancelled if nothing changes
 */
public record Hold(String reason, Instant until) {

    public static final String DEPOSIT_TAKEN_BACK = "DEPOSIT_TAKEN_BACK";
}
