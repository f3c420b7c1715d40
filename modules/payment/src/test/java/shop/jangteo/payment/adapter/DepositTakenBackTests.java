package shop.jangteo.payment.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.contract.payment.DepositTakenBack;
import shop.jangteo.contract.payment.PaymentCaptured;
import shop.jangteo.contract.payment.RefundRequested;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Role;
import shop.jangteo.payment.adapter.Ordering.PlacedOrder;
import shop.jangteo.payment.application.ExecuteDueRefunds;
import shop.jangteo.payment.application.ResolveOpenPayments;
import shop.jangteo.payment.application.ResolvePayment;
import shop.jangteo.payment.application.SettlePayment;
import shop.jangteo.payment.application.SettleRefund;
import shop.jangteo.payment.application.port.PaymentGateway.Outcome;
import shop.jangteo.payment.application.port.PaymentGateway.RefundOutcome;
import shop.jangteo.payment.application.port.PaymentGateway.Subject;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.payment.domain.Refund;
import shop.jangteo.payment.domain.RefundStatus;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;

@PaymentTest
@DisplayName("PA-6: a deposit that the bank takes back after something of it was asked back")
class DepositTakenBackTests {

    private final ApiClient api;
    private final Ordering ordering;
    private final Bank bank;
    private final ResolveOpenPayments resolveDue;
    private final ResolvePayment resolve;
    private final ExecuteDueRefunds executeDue;
    private final SettlePayment settle;
    private final SettleRefund settleRefund;
    private final Payments payments;
    private final Invariants invariants;

    DepositTakenBackTests(
            ApiClient api,
            Ordering ordering,
            Bank bank,
            ResolveOpenPayments resolveDue,
            ResolvePayment resolve,
            ExecuteDueRefunds executeDue,
            SettlePayment settle,
            SettleRefund settleRefund,
            Payments payments,
            Invariants invariants) {
        this.api = api;
        this.ordering = ordering;
        this.bank = bank;
        this.resolveDue = resolveDue;
        this.resolve = resolve;
        this.executeDue = executeDue;
        this.settle = settle;
        this.settleRefund = settleRefund;
        this.payments = payments;
        this.invariants = invariants;
    }

    private ApiClient operator() {
        return api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null));
    }

    private void nameAccount(PlacedOrder order, UUID payment) {
        api.as(order.buyer())
                .put("/api/payments/" + payment + "/refund-account", Bank.ACCOUNT)
                .expect(200);
    }

    private Answer giveBack(UUID payment, long won) {
        return operator()
                .keyed()
                .post(
                        "/api/payments/" + payment + "/refund",
                        Map.of("amount", won, "reason", "배송 지연 보상", "refundAccount", Bank.ACCOUNT));
    }

    private List<RefundStatus> refunds(UUID payment) {
        return payments.get(payment).refunds().stream().map(Refund::status).toList();
    }

    private void assertOrderly(PlacedOrder order, UUID payment) {
        assertThat(invariants.brokenBy(order.id(), payment)).isEmpty();
    }

    @Test
    void aPartThatHasNotGoneBackYetIsWithdrawnAndTheOrderIsHeld() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.deposited(order);
        ordering.cancelsPart(order, true, 5_000, 18_000);
        await().untilAsserted(() -> assertThat(refunds(payment)).containsExactly(RefundStatus.FAILED));

        bank.takeBack(order);

        bank.becomes(payment, PaymentStatus.WAITING_FOR_DEPOSIT);
        assertThat(ordering.heard(order, DepositTakenBack.class))
                .singleElement()
                .satisfies(event -> assertThat(event.refundsWithdrawn()).isEqualTo(Money.won(5_000)));
        assertThat(refunds(payment)).containsExactly(RefundStatus.WITHDRAWN);
        Alerted.soon(operator(), "payment-mismatch", "payment " + payment);
        assertOrderly(order, payment);
    }

    @Test
    void whatWasWithdrawnIsNotSentToTheProvider() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.deposited(order);
        ordering.cancelsPart(order, true, 5_000, 18_000);
        await().untilAsserted(() -> assertThat(refunds(payment)).containsExactly(RefundStatus.FAILED));
        bank.takeBack(order);
        bank.becomes(payment, PaymentStatus.WAITING_FOR_DEPOSIT);
        Refund withdrawn = payments.get(payment).refunds().getFirst();

        nameAccount(order, payment);
        executeDue.handle();

        assertThat(ordering.refundedAtProvider(payment)).isZero();
        assertThat(refunds(payment)).containsExactly(RefundStatus.WITHDRAWN);
        assertThat(operator()
                        .post("/api/admin/refunds/" + withdrawn.id() + "/retry")
                        .expect(409)
                        .code())
                .isEqualTo("ILLEGAL_PAYMENT_STATE");
        assertThat(api.as(order.buyer())
                        .get("/api/payments/" + payment)
                        .expect(200)
                        .json()
                        .path("refundAccountNeeded")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void whenTheDepositComesAgainWhatWasWithdrawnGoesBackOnce() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.deposited(order);
        ordering.cancelsPart(order, true, 5_000, 18_000);
        await().untilAsserted(() -> assertThat(refunds(payment)).containsExactly(RefundStatus.FAILED));
        bank.takeBack(order);
        bank.becomes(payment, PaymentStatus.WAITING_FOR_DEPOSIT);
        nameAccount(order, payment);

        bank.deposit(payment);

        bank.becomes(payment, PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(5_000);
        assertThat(refunds(payment)).containsExactly(RefundStatus.DONE);
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(2);
        assertThat(ordering.heard(order, RefundRequested.class))
                .extracting(RefundRequested::cause)
                .containsExactly("ORDER_LINES_CANCELLED", "DEPOSIT_AGAIN");
        assertOrderly(order, payment);
    }

    @Test
    void aPartThatHasGoneBackIsLostAndTheRestIsWaitedFor() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.deposited(order);
        giveBack(payment, 5_000).expect(200);

        bank.takeBack(order);

        bank.becomes(payment, PaymentStatus.WAITING_FOR_DEPOSIT);
        assertThat(ordering.heard(order, DepositTakenBack.class))
                .singleElement()
                .satisfies(event -> assertThat(event.refundsWithdrawn()).isEqualTo(Money.ZERO));
        assertThat(payments.get(payment).refunded()).isEqualTo(Money.won(5_000));
        Alerted.soon(operator(), "payment-mismatch", "payment " + payment);
        assertOrderly(order, payment);

        bank.deposit(payment);

        bank.becomes(payment, PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(giveBack(payment, 18_001).expect(400).code()).isEqualTo("VALIDATION_FAILED");
        assertOrderly(order, payment);
    }

    @Test
    void nothingIsHeldOfWhatHadGoneBackWhole() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.deposited(order);
        giveBack(payment, 23_000).expect(200);
        Payment refunded = payments.get(payment);

        settle.handle(new SettlePayment.Command(
                payment,
                new Outcome.DepositAwaited(
                        new Subject(payment.toString(), refunded.providerKey(), Money.won(23_000)), refunded.account()),
                payments.nextQuestion(payment)));

        assertThat(payments.get(payment).status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(ordering.heard(order, DepositTakenBack.class)).isEmpty();
        Alerted.soon(operator(), "payment-mismatch", "payment " + payment);
    }

    @Test
    void nobodyWaitsForTheDepositOfACancelledOrder() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.deposited(order);
        ordering.cancels(order);
        await().untilAsserted(() -> assertThat(refunds(payment)).containsExactly(RefundStatus.FAILED));
        bank.takeBack(order);
        bank.becomes(payment, PaymentStatus.WAITING_FOR_DEPOSIT);

        resolveDue.handle();

        bank.becomes(payment, PaymentStatus.EXPIRED);
        assertThat(refunds(payment)).containsExactly(RefundStatus.WITHDRAWN);
        assertOrderly(order, payment);
        bank.tryToDeposit(payment).expect(409);
    }

    @Test
    @DisplayName("F27: a refund that the provider made all the same is done, and stays so when the deposit comes again")
    void aRefundThatTheProviderMadeAllTheSameIsDone() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.deposited(order);
        ordering.cancelsPart(order, true, 5_000, 18_000);
        await().untilAsserted(() -> assertThat(refunds(payment)).containsExactly(RefundStatus.FAILED));
        bank.takeBack(order);
        bank.becomes(payment, PaymentStatus.WAITING_FOR_DEPOSIT);
        Payment waiting = payments.get(payment);

        settleRefund.handle(new SettleRefund.Command(
                payment,
                waiting.refunds().getFirst().id(),
                new RefundOutcome.Refunded(new Subject(payment.toString(), waiting.providerKey(), Money.won(5_000)))));

        assertThat(refunds(payment)).containsExactly(RefundStatus.DONE);
        assertThat(ordering.heard(order, RefundRequested.class))
                .as("who has counted it doesn't count it again")
                .extracting(RefundRequested::cause)
                .containsExactly("ORDER_LINES_CANCELLED", "DEPOSIT_AGAIN");
        assertThat(payments.get(payment).status()).isEqualTo(PaymentStatus.WAITING_FOR_DEPOSIT);
        assertOrderly(order, payment);
        bank.deposit(payment);
        bank.becomes(payment, PaymentStatus.PARTIALLY_REFUNDED);
        resolve.handle(payment);
        assertThat(ordering.refundedAtProvider(payment))
                .as("nothing was asked for again")
                .isZero();
    }
}
