package shop.jangteo.payment.adapter.out.toss;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.application.port.PaymentGateway.Outcome;
import shop.jangteo.payment.application.port.PaymentGateway.RefundOutcome;
import shop.jangteo.payment.application.port.PaymentGateway.Subject;
import shop.jangteo.payment.application.port.ProviderFailed;
import shop.jangteo.payment.domain.VirtualAccount;
import tools.jackson.databind.JsonNode;

/**
 * A payment as Toss describes it, as far as the shop needs it.
 *
 * @param orderId what we called it
 * @param total the original amount, which never changes
 * @param approvedAt absent until money was taken
 * @param account only of a virtual account
 * @param accountExpired its due date has passed; nothing tells of that, one has to look
 * @param secret what a deposit callback of this payment carries
 * @param failure why it was aborted
 */
record TossPayment(
        String paymentKey,
        String orderId,
        String currency,
        Status status,
        Money total,
        @Nullable Instant approvedAt,
        @Nullable String receiptUrl,
        @Nullable VirtualAccount account,
        boolean accountExpired,
        List<Cancel> cancels,
        @Nullable String secret,
        TossReply.@Nullable Refused failure) {

    static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
    private static final int LONGEST_URL = 500;

    enum Status {
        READY,
        IN_PROGRESS,
        WAITING_FOR_DEPOSIT,
        DONE,
        CANCELED,
        PARTIAL_CANCELED,
        ABORTED,
        EXPIRED
    }

    /** Money that went back. */
    record Cancel(String transactionKey, Money amount, String reason, String status) {

        /** Anything else is under way, or aborted. */
        boolean isDone() {
            return status.equals("DONE");
        }

        boolean isAborted() {
            return status.equals("ABORTED");
        }
    }

    /** An answer that isn't what it should be: as good as none. */
    static final class Malformed extends RuntimeException {
        Malformed(String field) {
            super(field, null, false, false);
        }
    }

    /**
     * What it says of an attempt of ours.
     *
     * @throws ProviderFailed when it can't be understood
     */
    Outcome outcome(UUID paymentId) {
        // Money of another payment of ours, or of somebody else's: never to be sent back on the strength of this
        // answer.
        if (!orderId.equals(paymentId.toString())) {
            return new Outcome.Mismatched(paymentId.toString(), orderId, null);
        }
        if (!currency.equals(Money.CURRENCY)) {
            return new Outcome.Mismatched(Money.CURRENCY, currency, null);
        }
        var subject = new Subject(orderId, paymentKey, total);
        return switch (status) {
            case DONE, PARTIAL_CANCELED -> {
                if (approvedAt == null) {
                    throw ProviderFailed.silently("approved, but not when");
                }
                yield new Outcome.Approved(subject, approvedAt, receiptUrl, givenBack());
            }
            case WAITING_FOR_DEPOSIT -> {
                if (account == null) {
                    throw ProviderFailed.silently("waiting for a deposit, but not where");
                }
                yield accountExpired
                        ? new Outcome.NotTaken("the account has expired")
                        : new Outcome.DepositAwaited(subject, account);
            }
            case ABORTED -> failure == null ? new Outcome.NotTaken("ABORTED") : failure.declined();
            case CANCELED, EXPIRED -> new Outcome.NotTaken(status.name());
            case READY, IN_PROGRESS -> new Outcome.Unclear(status.name());
        };
    }

    private Money givenBack() {
        return Money.sum(
                cancels.stream().filter(Cancel::isDone).map(Cancel::amount).toList());
    }

    /** What went back, or was to, under a reason that ends so. */
    List<Cancel> cancels(String mark) {
        return cancels.stream().filter(cancel -> cancel.reason().endsWith(mark)).toList();
    }

    /** @return what became of the refund with this mark; nothing when it was aborted, and may be followed by another */
    Optional<RefundOutcome> refund(String mark) {
        return cancels(mark).stream()
                .filter(cancel -> !cancel.isAborted())
                .max(Comparator.comparing(Cancel::isDone))
                .map(cancel -> cancel.isDone()
                        ? new RefundOutcome.Refunded(new Subject(orderId, paymentKey, cancel.amount()))
                        : new RefundOutcome.Unclear("cancellation " + cancel.status()));
    }

    /** @return nothing when it doesn't say all that a payment has to say */
    static Optional<TossPayment> read(JsonNode json) {
        try {
            Status status = Status.valueOf(text(json, "status"));
            JsonNode account = json.path("virtualAccount");
            return Optional.of(new TossPayment(
                    text(json, "paymentKey"),
                    text(json, "orderId"),
                    text(json, "currency"),
                    status,
                    amount(json, "totalAmount"),
                    json.path("approvedAt").isString() ? time(json, "approvedAt") : null,
                    url(json.path("receipt").path("url")),
                    account.isObject() ? account(account) : null,
                    account.path("expired").asBoolean(false),
                    cancels(json.path("cancels")),
                    json.path("secret").isString() ? text(json, "secret") : null,
                    failure(json.path("failure"))));
        } catch (Malformed | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static VirtualAccount account(JsonNode json) {
        JsonNode holder = json.path("customerName");
        return new VirtualAccount(
                TossBanks.name(text(json, "bankCode")),
                text(json, "accountNumber"),
                holder.isString() ? holder.asString() : null,
                time(json, "dueDate"));
    }

    private static List<Cancel> cancels(JsonNode json) {
        List<Cancel> cancels = new ArrayList<>();
        for (JsonNode cancel : json) {
            cancels.add(new Cancel(
                    text(cancel, "transactionKey"),
                    amount(cancel, "cancelAmount"),
                    cancel.path("cancelReason").asString(""),
                    cancel.path("cancelStatus").asString("DONE")));
        }
        return List.copyOf(cancels);
    }

    private static TossReply.@Nullable Refused failure(JsonNode json) {
        return json.isObject()
                ? new TossReply.Refused(
                        400, text(json, "code"), json.path("message").asString(""))
                : null;
    }

    static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isString() || value.asString().isBlank()) {
            throw new Malformed(field);
        }
        return value.asString();
    }

    /** Whole won only: what isn't a whole number of them is no amount. */
    static Money amount(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
            throw new Malformed(field);
        }
        return Money.won(value.asLong());
    }

    /** With an offset as a rule; some fields come without one and mean Korea. */
    static Instant time(JsonNode json, String field) {
        String text = text(json, field);
        return text.matches(".*T.*(Z|[+-]\\d\\d:?\\d\\d)")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(KOREA).toInstant();
    }

    static @Nullable String url(JsonNode json) {
        String url = json.asString("");
        return url.startsWith("https://") && url.length() <= LONGEST_URL ? url : null;
    }
}
