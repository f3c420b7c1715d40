package shop.jangteo.payment.adapter.out.mock;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.adapter.jooq.tables.records.MockProviderTransactionsRecord;
import shop.jangteo.payment.adapter.out.mock.MockLedger.Answer;
import shop.jangteo.payment.application.port.PaymentGateway;

/**
 * A provider to try the shop with: approves, and by the test values of {@link Behaviour} does what real ones do on bad
 * days. Refuses to be called inside a transaction, as nobody should.
 */
@Component
@ConditionalOnProperty(name = "jangteo.payment.provider", havingValue = "mock", matchIfMissing = true)
@Transactional(propagation = Propagation.NEVER)
class MockPaymentGateway implements PaymentGateway {

    /** What the client's {@code paymentToken} makes it do; the values are part of the API, lower-case with dashes. */
    enum Behaviour {
        APPROVE,
        DECLINE_LIMIT,
        DECLINE_STOLEN,
        /** The provider's own failure; nothing is taken. */
        ERROR,
        SLOW,
        TIMEOUT_BEFORE_CAPTURE,
        /** The money is taken, the answer is lost. */
        TIMEOUT_AFTER_CAPTURE,
        /** Tells of the capture twice on another way, before it answers. */
        DUPLICATE_WEBHOOK;

        static Behaviour of(@Nullable String token) {
            if (token == null) {
                return APPROVE;
            }
            for (Behaviour behaviour : values()) {
                if (behaviour.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(token)) {
                    return behaviour;
                }
            }
            throw new InvalidField("paymentToken", "PAYMENT_TOKEN");
        }
    }

    private static final Map<String, String> MESSAGES = Map.of(
            "EXCEED_MAX_AMOUNT", "카드 한도를 초과했습니다.",
            "STOLEN_OR_LOST_CARD", "분실 또는 도난 신고된 카드입니다.",
            "NOT_CANCELABLE_AMOUNT", "취소할 수 있는 금액을 초과했습니다.");

    private final MockLedger ledger;
    private final MockWebhooks webhooks;
    private final Duration delay;

    MockPaymentGateway(
            MockLedger ledger, MockWebhooks webhooks, @Value("${jangteo.payment.mock.delay:2s}") Duration delay) {
        this.ledger = ledger;
        this.webhooks = webhooks;
        this.delay = delay;
    }

    @Override
    public void requireAcceptable(@Nullable String token) {
        Behaviour.of(token);
    }

    @Override
    public Outcome capture(CaptureRequest request) {
        return switch (Behaviour.of(request.token())) {
            case APPROVE -> approve(request);
            case DECLINE_LIMIT -> decline(request, "EXCEED_MAX_AMOUNT");
            case DECLINE_STOLEN -> decline(request, "STOLEN_OR_LOST_CARD");
            case ERROR -> new Outcome.NotTaken("500");
            case SLOW -> {
                pause();
                yield approve(request);
            }
            case TIMEOUT_BEFORE_CAPTURE -> new Outcome.Unclear("no answer");
            case TIMEOUT_AFTER_CAPTURE -> {
                approve(request);
                yield new Outcome.Unclear("no answer");
            }
            case DUPLICATE_WEBHOOK -> {
                Outcome approved = approve(request);
                webhooks.sendTwice(request.paymentId());
                yield approved;
            }
        };
    }

    @Override
    public Outcome query(UUID paymentId) {
        return outcome(ledger.capture(paymentId, null, Money.ZERO, Answer.VOID, null));
    }

    @Override
    public RefundOutcome refund(RefundRequest request) {
        MockProviderTransactionsRecord row = ledger.refund(request.refundId(), request.paymentId(), request.amount());
        return row.getAnswer().equals(Answer.APPROVED.name())
                ? new RefundOutcome.Refunded()
                : new RefundOutcome.Refused(row.getCode(), message(row.getCode()));
    }

    private Outcome approve(CaptureRequest request) {
        return outcome(ledger.capture(request.paymentId(), request.orderId(), request.amount(), Answer.APPROVED, null));
    }

    private Outcome decline(CaptureRequest request, String code) {
        return outcome(ledger.capture(request.paymentId(), request.orderId(), request.amount(), Answer.DECLINED, code));
    }

    private static Outcome outcome(MockProviderTransactionsRecord row) {
        return switch (Answer.valueOf(row.getAnswer())) {
            case APPROVED ->
                new Outcome.Approved(
                        "mock-" + row.getRequestKey(),
                        Money.won(row.getAmount()),
                        row.getAnsweredAt(),
                        "https://mock-pay.invalid/receipts/" + row.getRequestKey());
            case DECLINED -> new Outcome.Declined(row.getCode(), message(row.getCode()));
            case VOID -> new Outcome.NotTaken("never captured");
        };
    }

    private static String message(String code) {
        return MESSAGES.getOrDefault(code, code);
    }

    private void pause() {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
