package shop.jangteo.payment.domain;

/** How a buyer pays; the names are part of the API. */
public enum PaymentMethod {
    CARD,
    TRANSFER,
    VIRTUAL_ACCOUNT,
    EASY_PAY
}
