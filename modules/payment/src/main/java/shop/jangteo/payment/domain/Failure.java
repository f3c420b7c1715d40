package shop.jangteo.payment.domain;

/**
 * Why nothing was taken.
 *
 * @param code the provider's code, or {@link #NOT_TAKEN}'s
 * @param message for the buyer's eyes
 */
public record Failure(String code, String message) {

    /** The provider could not do it, or never heard of it; nobody refused the buyer's means of payment. */
    public static final Failure NOT_TAKEN =
            new Failure("PROVIDER_UNAVAILABLE", "결제사와 연결이 원활하지 않아 결제되지 않았습니다. 잠시 후 다시 시도해 주세요.");
}
