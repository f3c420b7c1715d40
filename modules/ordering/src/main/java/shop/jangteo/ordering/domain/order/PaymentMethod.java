package shop.jangteo.ordering.domain.order;

/** How the buyer means to pay; the names are part of the API. */
public enum PaymentMethod {
    CARD,
    TRANSFER,
    VIRTUAL_ACCOUNT,
    EASY_PAY
}
