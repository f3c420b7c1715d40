package shop.jangteo.contract.payment;

import org.jspecify.annotations.Nullable;

/**
 * What is paid for; the id that a payment's events call orderId is the order's, or the points charge's.
 */
public final class Purpose {

    public static final String ORDER = "ORDER";
    public static final String POINTS_CHARGE = "POINTS_CHARGE";

    private Purpose() {}

    /** Events from before there was more than one purpose were all about orders. */
    static String orOrder(@Nullable String purpose) {
        return purpose == null ? ORDER : purpose;
    }
}
