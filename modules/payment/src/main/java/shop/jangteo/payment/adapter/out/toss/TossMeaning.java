package shop.jangteo.payment.adapter.out.toss;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What Toss' error codes mean for money. Codes decide; the status only where a code is unknown, texts never. */
enum TossMeaning {
    /** Somebody has done it already, most likely we: the payment itself says what became of it. */
    DONE_BEFORE(
            "ALREADY_PROCESSED_PAYMENT",
            "ALREADY_COMPLETED_PAYMENT",
            "ALREADY_CANCELED_PAYMENT",
            "ALREADY_REFUND_PAYMENT",
            "DUPLICATED_ORDER_ID"),

    /** It may have happened or not; the payment says so, sooner or later. Codes nobody has heard of are here as well. */
    UNCLEAR(
            "PROVIDER_ERROR",
            "DUPLICATED_REQUEST",
            "FORBIDDEN_CONSECUTIVE_REQUEST",
            "IDEMPOTENT_REQUEST_PROCESSING",
            "FAILED_INTERNAL_SYSTEM_PROCESSING",
            "FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING",
            "FAILED_REFUND_PROCESS",
            "FAILED_PARTIAL_REFUND",
            "FAILED_METHOD_HANDLING",
            "FAILED_METHOD_HANDLING_CANCEL",
            "FAILED_DB_PROCESSING",
            "COMMON_ERROR",
            "UNKNOWN_ERROR"),

    /** The buyer's means of payment was refused, or the buyer gave up; the buyer is told why. */
    DECLINED(
            "EXCEED_MAX_AMOUNT",
            "EXCEED_MAX_PAYMENT_AMOUNT",
            "EXCEED_MAX_DAILY_PAYMENT_COUNT",
            "EXCEED_MAX_CARD_INSTALLMENT_PLAN",
            "BELOW_MINIMUM_AMOUNT",
            "EXCEEDS_TRANSFER_AMOUNT_MAXIMUM",
            "INVALID_REJECT_CARD",
            "INVALID_STOPPED_CARD",
            "INVALID_CARD_EXPIRATION",
            "INVALID_CARD_NUMBER",
            "NOT_ALLOWED_POINT_USE",
            "PAY_PROCESS_CANCELED",
            "PAY_PROCESS_ABORTED",
            "REJECT_CARD_COMPANY",
            "REJECT_ACCOUNT_PAYMENT",
            "INVALID_PASSWORD",
            "EXCEED_MAX_AUTH_COUNT"),

    /** Nothing was taken, and nobody's card is to blame: the window's session is gone, or the method is being maintained. */
    NOT_TAKEN("MAINTAINED_METHOD", "NOT_FOUND_PAYMENT", "NOT_FOUND_PAYMENT_SESSION", "EXPIRED_PAYMENT"),

    /** Toss won't give this money back this way; asking again as it is won't change that. */
    REFUND_REFUSED(
            "INVALID_BANK",
            "INVALID_REFUND_ACCOUNT_INFO",
            "INVALID_REFUND_ACCOUNT_NUMBER",
            "INVALID_REFUND_AMOUNT",
            "NOT_MATCHES_REFUNDABLE_AMOUNT",
            "REFUND_REJECTED",
            "EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT",
            "FORBIDDEN_BANK_REFUND_REQUEST",
            "NOT_CANCELABLE_AMOUNT",
            "NOT_CANCELABLE_PAYMENT",
            "NOT_ALLOWED_PARTIAL_REFUND",
            "NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT",
            "EXCEED_MAX_REFUND_DUE",
            "EXCEED_MAX_REFUND_AMOUNT",
            "NOT_AVAILABLE_BANK",
            "NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER"),

    /** This program or its keys are wrong: nothing was done, and somebody has to look. */
    MISCONFIGURED(
            "INVALID_REQUEST",
            "INVALID_REQUIRED_PARAM",
            "INVALID_ORDER_ID",
            "INVALID_PAYMENT_KEY",
            "INVALID_API_KEY",
            "INVALID_TEST_CODE",
            "INVALID_IDEMPOTENCY_KEY",
            "EXCEED_MAX_VALID_HOURS",
            "EXCEED_MAX_DUE_DATE",
            "INVALID_VALID_HOURS_WITH_DUE_DATE_AND_SINGLE",
            "NOT_MATCHES_CUSTOMER_KEY",
            "INVALID_BILL_KEY_REQUEST",
            "UNAUTHORIZED_KEY",
            "FORBIDDEN_REQUEST",
            "INCORRECT_BASIC_AUTH_FORMAT",
            "NOT_FOUND_BILLING",
            "NOT_FOUND_MERCHANT",
            "NOT_FOUND");

    private static final Map<String, TossMeaning> BY_CODE = List.of(values()).stream()
            .flatMap(meaning -> meaning.codes.stream().map(code -> Map.entry(code, meaning)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final List<String> codes;

    TossMeaning(String... codes) {
        this.codes = List.of(codes);
    }

    static TossMeaning of(TossReply.Refused refused) {
        // 5xx is a breakdown, whatever the code says: one that means a refusal elsewhere proves nothing here.
        return refused.status() >= 500 ? UNCLEAR : BY_CODE.getOrDefault(refused.code(), UNCLEAR);
    }
}
