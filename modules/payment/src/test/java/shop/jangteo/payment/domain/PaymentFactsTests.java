package shop.jangteo.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.jangteo.payment.domain.PaymentFixture.ACCOUNT;
import static shop.jangteo.payment.domain.PaymentFixture.DECLINED;
import static shop.jangteo.payment.domain.PaymentFixture.NOON;
import static shop.jangteo.payment.domain.PaymentFixture.OPERATOR;
import static shop.jangteo.payment.domain.PaymentFixture.POLICY;
import static shop.jangteo.payment.domain.PaymentFixture.PRICE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import shop.jangteo.kernel.BrokenRule;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.RequestKey;

@Label("PA-3: commands and the provider's facts in any order, and as often as they like, keep the payment in order")
class PaymentFactsTests {

    enum Step {
        OPEN_WINDOW,
        CONFIRM,
        LEAVE_WINDOW,
        AWAIT_DEPOSIT,
        APPROVE,
        FAIL,
        NO_ANSWER,
        STILL_EMPTY,
        TAKE_BACK,
        ABANDON,
        REFUND_PART,
        REFUND_REST,
        REFUND_PART_OF_ORDER,
        REFUND_DONE,
        REFUND_DONE_FIRST,
        REFUND_DONE_LAST,
        REFUND_REFUSED,
        REFUND_UNCLEAR,
        REFUND_RETRIED,
        REFUND_ACCOUNT
    }

    @Property(tries = 1_000)
    @Label("only by the table; captured is what was told as captured; open is always due for a question")
    void anySequenceKeepsThePaymentInOrder(@ForAll @Size(max = 40) List<Step> steps) {
        Payment payment = PaymentFixture.started();
        List<PaymentEvent> told = new ArrayList<>();
        for (Step step : steps) {
            PaymentStatus before = payment.status();
            try {
                run(payment, step);
            } catch (BrokenRule refused) {
                assertThat(payment.status()).as("a refusal changes nothing").isEqualTo(before);
            }
            told.addAll(payment.takeEvents());
            assertThat(before == payment.status() || before.allows(payment.status()))
                    .as("%s → %s", before, payment.status())
                    .isTrue();
            inOrder(payment, told);
        }
        // What was refused, or had no answer, is tried until it is done.
        run(payment, Step.REFUND_REFUSED);
        quietly(payment, Step.REFUND_RETRIED);
        payment.refunds().stream().filter(Refund::isOpen).forEach(refund -> payment.refundDone(refund.id(), NOON));
        told.addAll(payment.takeEvents());
        inOrder(payment, told);
        assertThat(payment.refunded()).isEqualTo(payment.refundRequested());
    }

    private static void inOrder(Payment payment, List<PaymentEvent> told) {
        PaymentStatus status = payment.status();
        assertThat(status.isCaptured()).isEqualTo(payment.capture() != null);
        assertThat(payment.check() != null)
                .isEqualTo(status == PaymentStatus.PENDING
                        || status == PaymentStatus.UNKNOWN
                        || status == PaymentStatus.WAITING_FOR_DEPOSIT);
        assertThat(payment.window() == null || status == PaymentStatus.PENDING).isTrue();
        assertThat(status != PaymentStatus.WAITING_FOR_DEPOSIT || payment.account() != null)
                .isTrue();
        assertThat(payment.failure() != null).isEqualTo(status == PaymentStatus.FAILED);
        assertThat(payment.refunded().isMoreThan(payment.refundRequested())).isFalse();
        assertThat(payment.refundRequested().isMoreThan(PRICE)).isFalse();
        assertThat(payment.refundRequested().equals(payment.refunded()) || payment.capture() != null)
                .isTrue();
        assertThat(payment.refunds().stream()
                        .filter(refund -> refund.status() == RefundStatus.WITHDRAWN)
                        .count())
                .as("withdrawn is only what there is nothing to give back of")
                .isLessThanOrEqualTo(
                        payment.capture() == null ? payment.refunds().size() : 0);
        assertThat(promised(told)).as("what was told as asked back").isEqualTo(payment.refundRequested());
        long captured = count(told, PaymentEvent.Captured.class);
        long takenBack = count(told, PaymentEvent.DepositTakenBack.class);
        assertThat(captured - takenBack).isEqualTo(payment.capture() == null ? 0 : 1);
        assertThat(count(told, PaymentEvent.Declined.class) + count(told, PaymentEvent.Expired.class))
                .isEqualTo(status.isEnded() ? 1 : 0);
        assertThat(Money.sum(told.stream()
                        .filter(PaymentEvent.Refunded.class::isInstance)
                        .map(event -> ((PaymentEvent.Refunded) event).refund().amount())
                        .toList()))
                .isEqualTo(payment.refunded());
    }

    private static Money promised(List<PaymentEvent> told) {
        long won = 0;
        for (PaymentEvent event : told) {
            won += switch (event) {
                case PaymentEvent.RefundRequested asked ->
                    asked.refund().amount().won();
                case PaymentEvent.DepositTakenBack back -> -back.withdrawn().won();
                default -> 0;
            };
        }
        return Money.won(won);
    }

    private static long count(List<PaymentEvent> told, Class<? extends PaymentEvent> type) {
        return told.stream().filter(type::isInstance).count();
    }

    @Property(tries = 500)
    @Label("told twice is told once")
    void everyFactToldTwiceChangesNothingMore(@ForAll @Size(max = 20) List<Step> steps) {
        Payment once = PaymentFixture.started();
        Payment twice = PaymentFixture.started();
        for (Step step : steps) {
            boolean fact = step == Step.APPROVE
                    || step == Step.FAIL
                    || step == Step.AWAIT_DEPOSIT
                    || step == Step.TAKE_BACK
                    || step == Step.REFUND_DONE
                    || step == Step.REFUND_DONE_FIRST
                    || step == Step.REFUND_DONE_LAST
                    || step == Step.REFUND_PART_OF_ORDER;
            quietly(once, step);
            quietly(twice, step);
            if (fact) {
                quietly(twice, step);
            }
        }
        assertThat(twice.status()).isEqualTo(once.status());
        assertThat(twice.refunded()).isEqualTo(once.refunded());
        assertThat(twice.takeEvents().stream().map(Object::getClass).toList())
                .isEqualTo(once.takeEvents().stream().map(Object::getClass).toList());
    }

    private static void quietly(Payment payment, Step step) {
        try {
            run(payment, step);
        } catch (BrokenRule refused) {
            // Refused the first time or the second: either way nothing happened.
        }
    }

    private static void run(Payment payment, Step step) {
        switch (step) {
            case OPEN_WINDOW -> {
                if (payment.providerKey() == null) {
                    payment.openWindow(Map.of("provider", "mock"), POLICY);
                }
            }
            case CONFIRM -> payment.beginConfirmation("provider-1", POLICY, NOON);
            case LEAVE_WINDOW -> payment.leaveWindow(NOON);
            case AWAIT_DEPOSIT -> payment.awaitDeposit("provider-1", ACCOUNT, POLICY, NOON);
            case APPROVE -> payment.approve(PaymentFixture.CAPTURE, NOON);
            case FAIL -> payment.fail(DECLINED, NOON);
            case NO_ANSWER -> payment.leaveOpen(POLICY, NOON);
            case STILL_EMPTY -> payment.keepWaiting(POLICY, NOON);
            case TAKE_BACK -> payment.takeBackDeposit(POLICY, NOON);
            case ABANDON -> payment.abandon(NOON);
            case REFUND_PART -> PaymentFixture.request(payment, Money.won(7_000), OPERATOR);
            case REFUND_REST -> payment.giveBackRest(UUID.randomUUID(), RefundCause.ORDER_CANCELLED, "주문 취소", NOON);
            case REFUND_PART_OF_ORDER ->
                payment.giveBackPart(
                        UUID.randomUUID(),
                        Money.won(4_000),
                        RefundCause.ORDER_LINES_CANCELLED,
                        "부분 취소",
                        new RequestKey("cancellation", "4000"),
                        NOON);
            case REFUND_DONE_FIRST ->
                payment.refunds().stream().findFirst().ifPresent(refund -> payment.refundDone(refund.id(), NOON));
            case REFUND_DONE_LAST ->
                payment.refunds().reversed().stream()
                        .findFirst()
                        .ifPresent(refund -> payment.refundDone(refund.id(), NOON));
            case REFUND_UNCLEAR ->
                payment.refunds().forEach(refund -> payment.refundUnclear(refund.id(), "no answer", POLICY, NOON));
            case REFUND_RETRIED -> payment.refunds().forEach(refund -> payment.retryRefund(refund.id(), NOON));
            case REFUND_ACCOUNT -> payment.setRefundAccount(new RefundAccount("88", "110123456789", "김장터"), NOON);
            case REFUND_DONE -> payment.refunds().forEach(refund -> payment.refundDone(refund.id(), NOON));
            case REFUND_REFUSED ->
                payment.refunds().forEach(refund -> payment.refundRefused(refund.id(), "no", POLICY, NOON));
        }
    }
}
