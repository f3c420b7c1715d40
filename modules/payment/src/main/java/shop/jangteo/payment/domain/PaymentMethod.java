package shop.jangteo.payment.domain;

/** How a buyer pays; the names are part of the API. */
public enum PaymentMethod {
    CARD,
    TRANSFER,
    VIRTUAL_ACCOUNT,
    EASY_PAY;

    /** Money that is on no card statement: the buyer may want a cash receipt. */
    public boolean isCash() {
        return this == TRANSFER || this == VIRTUAL_ACCOUNT;
    }
}
