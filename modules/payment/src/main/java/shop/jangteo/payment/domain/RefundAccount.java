package shop.jangteo.payment.domain;

/**
 * Where money goes that was deposited and has to go back; personal data, stored sealed only.
 *
 * @param bank code or name, as the provider knows banks
 * @param accountNumber digits only
 */
public record RefundAccount(String bank, String accountNumber, String holderName) {

    /** Nothing of it gets into a log. */
    @Override
    public String toString() {
        return "RefundAccount[" + bank + "]";
    }
}
