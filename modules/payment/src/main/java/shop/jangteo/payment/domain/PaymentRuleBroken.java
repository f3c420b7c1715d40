package shop.jangteo.payment.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shop.jangteo.kernel.BrokenRule;
import shop.jangteo.kernel.Money;

/** What this context refuses. */
public abstract sealed class PaymentRuleBroken extends BrokenRule {

    private PaymentRuleBroken(Kind kind, String code, Map<String, Object> details) {
        super(kind, code, details);
    }

    /** The provider refused; the reason is for the buyer. */
    public static final class PaymentDeclined extends PaymentRuleBroken {
        public PaymentDeclined(Failure failure) {
            super(Kind.DECLINED, "PAYMENT_DECLINED", Map.of("reason", failure.message(), "reasonCode", failure.code()));
        }
    }

    /** The provider does not work and has surely taken nothing. */
    public static final class PaymentProviderUnavailable extends PaymentRuleBroken {
        public PaymentProviderUnavailable() {
            super(Kind.UNAVAILABLE, "PAYMENT_PROVIDER_UNAVAILABLE", Map.of());
        }
    }

    /** An order is paid once. */
    public static final class OrderAlreadyPaid extends PaymentRuleBroken {
        public OrderAlreadyPaid() {
            super(Kind.CONFLICT, "ORDER_ALREADY_PAID", Map.of());
        }
    }

    /** Another attempt for the same order is running, or its outcome isn't known yet. */
    public static final class PaymentInProgress extends PaymentRuleBroken {
        public PaymentInProgress() {
            super(Kind.CONFLICT, "PAYMENT_IN_PROGRESS", Map.of());
        }
    }

    /** An account is open for the order's money until {@code dueAt}: nothing else may be done with it meanwhile. */
    public static final class AwaitingDeposit extends PaymentRuleBroken {
        public AwaitingDeposit(Instant dueAt) {
            super(Kind.CONFLICT, "DEPOSIT_AWAITED", Map.of("dueAt", dueAt.toString()));
        }
    }

    /** The buyer's side speaks of another amount than the order does. */
    public static final class AmountMismatch extends PaymentRuleBroken {
        public AmountMismatch(Money expected) {
            super(Kind.CONFLICT, "AMOUNT_MISMATCH", Map.of("expected", expected.won()));
        }
    }

    /** Whoever sent this does not know what only the provider knows. */
    public static final class ForgedWebhook extends PaymentRuleBroken {
        public ForgedWebhook() {
            super(Kind.UNAUTHENTICATED, "FORGED_WEBHOOK", Map.of());
        }
    }

    /** The mock's account takes no deposit, or gives none back, in its present state. */
    public static final class NoSuchDeposit extends PaymentRuleBroken {
        public NoSuchDeposit() {
            super(Kind.CONFLICT, "NO_SUCH_DEPOSIT", Map.of());
        }
    }

    /** The order is in a state in which this can't be done. */
    public static final class IllegalOrderState extends PaymentRuleBroken {
        public IllegalOrderState(OrderStatus state, List<OrderStatus> allowed) {
            super(
                    Kind.CONFLICT,
                    "ILLEGAL_ORDER_STATE",
                    Map.of(
                            "state",
                            state.name(),
                            "allowed",
                            allowed.stream().map(Enum::name).toList()));
        }
    }

    /** The payment is in a state in which this can't be done; {@code allowed} are the states it can go to. */
    public static final class IllegalPaymentState extends PaymentRuleBroken {
        public IllegalPaymentState(PaymentStatus state, Set<PaymentStatus> allowed) {
            super(
                    Kind.CONFLICT,
                    "ILLEGAL_PAYMENT_STATE",
                    Map.of(
                            "state",
                            state.name(),
                            "allowed",
                            allowed.stream().map(Enum::name).sorted().toList()));
        }
    }

    /** Nothing is left to give back: it has all been asked for. */
    public static final class AlreadyRefunded extends PaymentRuleBroken {
        public AlreadyRefunded() {
            super(Kind.CONFLICT, "ALREADY_REFUNDED", Map.of());
        }
    }

    /** Too late to ask for the money back; the operator still may. */
    public static final class RefundPeriodOver extends PaymentRuleBroken {
        public RefundPeriodOver(Instant ended) {
            super(Kind.INVALID, "REFUND_PERIOD_OVER", Map.of("ended", ended.toString()));
        }
    }
}
