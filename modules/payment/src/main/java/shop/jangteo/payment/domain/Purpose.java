package shop.jangteo.payment.domain;

/** What is paid for; the names are part of the published language. */
public enum Purpose {
    ORDER,
    POINTS_CHARGE
}
