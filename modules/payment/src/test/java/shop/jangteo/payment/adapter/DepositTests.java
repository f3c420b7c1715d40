package shop.jangteo.payment.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static shop.jangteo.payment.adapter.jooq.Tables.PAYMENTS;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.contract.payment.DepositAwaited;
import shop.jangteo.contract.payment.DepositGivenUp;
import shop.jangteo.contract.payment.DepositTakenBack;
import shop.jangteo.contract.payment.PaymentCaptured;
import shop.jangteo.contract.payment.PaymentExpired;
import shop.jangteo.contract.payment.PaymentRefunded;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.payment.adapter.Ordering.PlacedOrder;
import shop.jangteo.payment.application.ResolveOpenPayments;
import shop.jangteo.payment.application.ResolvePayment;
import shop.jangteo.payment.application.port.PaymentGateway.Outcome;
import shop.jangteo.payment.domain.PaymentRuleBroken.AwaitingDeposit;
import shop.jangteo.payment.domain.PaymentRuleBroken.PaymentInProgress;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;

@PaymentTest
@DisplayName("PA-3, PA-6: paying by a deposit into a virtual account")
class DepositTests {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private final ApiClient api;
    private final Ordering ordering;
    private final Bank bank;
    private final FaultyGateway gateway;
    private final ResolveOpenPayments resolveDue;
    private final ResolvePayment resolve;
    private final Payments payments;
    private final DSLContext db;

    DepositTests(
            ApiClient api,
            Ordering ordering,
            Bank bank,
            FaultyGateway gateway,
            ResolveOpenPayments resolveDue,
            ResolvePayment resolve,
            Payments payments,
            DSLContext db) {
        this.api = api;
        this.ordering = ordering;
        this.bank = bank;
        this.gateway = gateway;
        this.resolveDue = resolveDue;
        this.resolve = resolve;
        this.payments = payments;
        this.db = db;
    }

    private ApiClient operator() {
        return api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null));
    }

    private Answer pay(PlacedOrder order, String method) {
        return api.as(order.buyer()).post("/api/payments", Map.of("orderId", order.id(), "paymentMethod", method));
    }

    private void holdMessages() {
        operator().put("/api/mock-provider/faults", Map.of("webhooks", "late")).expect(200);
    }

    private int releaseMessages() {
        int released = operator()
                .post("/api/mock-provider/webhooks/release")
                .expect(200)
                .json()
                .path("released")
                .asInt();
        operator().put("/api/mock-provider/faults", Map.of()).expect(200);
        return released;
    }

    private void passTime(String duration) {
        operator().post("/api/admin/clock", Map.of("advance", duration)).expect(200);
    }

    @Test
    void theBuyerIsToldWhereAndUntilWhen() {
        PlacedOrder order = ordering.placed(23_000);

        Answer answer = pay(order, "VIRTUAL_ACCOUNT").expect(201);

        assertThat(answer.json().at("/virtualAccount/bank").asString()).isNotBlank();
        assertThat(answer.json().at("/virtualAccount/accountNumber").asString()).matches("[0-9]+");
        ZonedDateTime due = Instant.parse(
                        answer.json().at("/virtualAccount/dueAt").asString())
                .atZone(SEOUL);
        ZonedDateTime begun = Instant.parse(answer.text("startedAt")).atZone(SEOUL);
        assertThat(due.toLocalDate()).isEqualTo(begun.toLocalDate().plusDays(3));
        assertThat(due.toLocalTime()).isEqualTo(LocalTime.of(23, 59, 59));
        assertThat(ordering.heard(order, DepositAwaited.class)).singleElement().satisfies(event -> {
            assertThat(event.dueAt()).isEqualTo(due.toInstant());
            assertThat(event.purpose()).isEqualTo("ORDER");
        });
        assertThat(ordering.heard(order, PaymentCaptured.class)).isEmpty();
    }

    @Test
    @DisplayName("ID-12: in whose name the account is shown is kept sealed")
    void theNameOfTheAccountIsKeptSealed() {
        PlacedOrder order = ordering.placed(23_000);

        Answer answer = pay(order, "VIRTUAL_ACCOUNT").expect(201);

        String holder = answer.json().at("/virtualAccount/holder").asString();
        assertThat(holder).isNotBlank();
        assertThat(db.select(PAYMENTS.ACCOUNT_HOLDER)
                        .from(PAYMENTS)
                        .where(PAYMENTS.ID.eq(UUID.fromString(answer.text("id"))))
                        .fetchSingle(PAYMENTS.ACCOUNT_HOLDER))
                .isNotEmpty()
                .doesNotContain(holder);
        assertThat(api.as(order.buyer())
                        .get("/api/payments/" + answer.text("id"))
                        .expect(200)
                        .json()
                        .at("/virtualAccount/holder")
                        .asString())
                .isEqualTo(holder);
    }

    @Test
    void theMocksTestValueOpensOneWhateverTheMethod() {
        PlacedOrder order = ordering.placed(23_000);

        Answer answer = api.as(order.buyer())
                .post(
                        "/api/payments",
                        Map.of("orderId", order.id(), "paymentMethod", "CARD", "paymentToken", "virtual-account"))
                .expect(201);

        assertThat(answer.text("status")).isEqualTo("WAITING_FOR_DEPOSIT");
    }

    @Test
    void aDepositPaysTheOrderAsSoonAsTheProviderTells() {
        PlacedOrder order = ordering.placed(23_000);

        UUID payment = bank.deposited(order);

        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);
        assertThat(db.fetchCount(PAYMENTS, PAYMENTS.CAPTURED_ORDER_ID.eq(order.id())))
                .isEqualTo(1);
        bank.tryToDeposit(payment).expect(409);
    }

    @Test
    void aDepositThatNobodyTellsOfIsFoundByAsking() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.opened(order);
        holdMessages();
        bank.deposit(payment);
        resolveDue.handle();
        assertThat(bank.status(payment)).isEqualTo(PaymentStatus.WAITING_FOR_DEPOSIT);

        passTime("PT1H1S");
        resolveDue.handle();

        assertThat(bank.status(payment)).isEqualTo(PaymentStatus.SUCCESS);
        assertThat(releaseMessages()).isPositive();
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);
    }

    @Test
    @DisplayName("PA-6: a deposit that the bank takes back stops the order, and may come again")
    void aDepositThatTheBankTakesBackMayComeAgain() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.deposited(order);

        bank.takeBack(order);

        bank.becomes(payment, PaymentStatus.WAITING_FOR_DEPOSIT);
        assertThat(ordering.heard(order, DepositTakenBack.class)).hasSize(1);
        assertThat(db.fetchCount(PAYMENTS, PAYMENTS.CAPTURED_ORDER_ID.eq(order.id())))
                .isZero();
        assertThat(pay(order, "CARD").expect(409).code()).isIn("DEPOSIT_AWAITED", "ILLEGAL_ORDER_STATE");

        bank.deposit(payment);
        bank.becomes(payment, PaymentStatus.SUCCESS);
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(2);
    }

    @Test
    @DisplayName("F21: a deposit and its return told in the wrong order, late and twice end where the bank does")
    void messagesInTheWrongOrderEndWhereTheBankDoes() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.opened(order);
        operator()
                .put("/api/mock-provider/faults", Map.of("webhooks", "out-of-order"))
                .expect(200);
        bank.deposit(payment);
        bank.takeBack(order);
        bank.deposit(payment);
        bank.takeBack(order);

        passTime("PT30M");
        assertThat(releaseMessages()).isEqualTo(4);

        assertThat(bank.status(payment)).isEqualTo(PaymentStatus.WAITING_FOR_DEPOSIT);
        assertThat(ordering.heard(order, PaymentCaptured.class)).isEmpty();
        bank.deposit(payment);
        bank.becomes(payment, PaymentStatus.SUCCESS);
    }

    @Test
    @DisplayName("PA-6: an answer that was overtaken by another doesn't undo it")
    void anAnswerThatWasOvertakenDoesNotUndoTheNewerOne() throws Exception {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.opened(order);
        var answered = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        gateway.nextQuestion(payment, provider -> {
            Outcome empty = provider.get();
            answered.countDown();
            pass(goOn);
            return empty;
        });
        var slow = CompletableFuture.runAsync(() -> resolve.handle(payment));
        answered.await();

        bank.deposit(payment);
        bank.becomes(payment, PaymentStatus.SUCCESS);
        goOn.countDown();
        slow.join();

        assertThat(bank.status(payment)).isEqualTo(PaymentStatus.SUCCESS);
        assertThat(ordering.heard(order, DepositTakenBack.class)).isEmpty();
    }

    @Test
    @DisplayName("PA-6: a deposit that was taken back meanwhile isn't believed in")
    void aDepositThatWasTakenBackMeanwhileIsNotBelievedIn() throws Exception {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.opened(order);
        holdMessages();
        bank.deposit(payment);
        var answered = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        gateway.nextQuestion(payment, provider -> {
            Outcome full = provider.get();
            answered.countDown();
            pass(goOn);
            return full;
        });
        var slow = CompletableFuture.runAsync(() -> resolve.handle(payment));
        answered.await();

        bank.takeBack(order);
        releaseMessages();
        goOn.countDown();
        slow.join();

        assertThat(bank.status(payment)).isEqualTo(PaymentStatus.WAITING_FOR_DEPOSIT);
        assertThat(ordering.heard(order, PaymentCaptured.class)).isEmpty();
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void atItsDueDateTheAccountIsClosedForGood() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.opened(order);
        passTime("P3D");
        resolveDue.handle();
        PaymentStatus before = bank.status(payment);
        passTime("P1DT1S");

        resolveDue.handle();

        assertThat(before).isEqualTo(PaymentStatus.WAITING_FOR_DEPOSIT);
        assertThat(bank.status(payment)).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(ordering.heard(order, PaymentExpired.class)).hasSize(1);
        assertThat(bank.tryToDeposit(payment).expect(409).code()).isEqualTo("NO_SUCH_DEPOSIT");
    }

    @Test
    void aDepositInTheLastSecondThatNobodyToldOfIsMoneyTaken() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.opened(order);
        holdMessages();
        bank.deposit(payment);
        passTime("P4DT1S");

        resolveDue.handle();

        assertThat(bank.status(payment)).isEqualTo(PaymentStatus.SUCCESS);
        assertThat(ordering.heard(order, PaymentExpired.class)).isEmpty();
        releaseMessages();
    }

    @Test
    @DisplayName("OR-8, PA-5: an order doesn't expire as long as its deposit may be at the bank")
    void anOrderDoesNotExpireAsLongAsItsDepositMayBeAtTheBank() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.opened(order);
        PlacedOrder other = ordering.placed(23_000);
        UUID neverPaid = bank.opened(other);
        holdMessages();
        bank.deposit(payment);
        passTime("P4DT1S");

        assertThatThrownBy(() -> ordering.expires(order)).isInstanceOf(PaymentInProgress.class);
        assertThatThrownBy(() -> ordering.expires(other)).isInstanceOf(PaymentInProgress.class);
        resolveDue.handle();

        assertThat(bank.status(payment)).isEqualTo(PaymentStatus.SUCCESS);
        assertThat(bank.status(neverPaid)).isEqualTo(PaymentStatus.EXPIRED);
        ordering.expires(other);
        releaseMessages();
    }

    @Test
    @DisplayName("PA-6: a deposit that is taken back after its time isn't waited for: the account is closed at once")
    void aDepositThatIsTakenBackAfterItsTimeIsNotWaitedFor() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.deposited(order);
        passTime("P4DT1S");
        bank.takeBack(order);
        bank.becomes(payment, PaymentStatus.WAITING_FOR_DEPOSIT);

        resolveDue.handle();

        assertThat(bank.status(payment)).isEqualTo(PaymentStatus.EXPIRED);
    }

    @Test
    @DisplayName(
            "F27: a deposit and the cancellation of its order at once: the money is here, or the account is closed")
    void aDepositAndACancellationAtOnce() throws Exception {
        for (int round = 0; round < 4; round++) {
            PlacedOrder order = ordering.placed(23_000);
            UUID payment = bank.opened(order);
            ordering.cancels(order);
            ordering.rejectsMoneyFor(order);

            List<Integer> answers =
                    Races.atOnce(List.of(() -> bank.tryToDeposit(payment).status(), () -> {
                        resolve.handle(payment);
                        return 0;
                    }));

            if (answers.getFirst() == 204) {
                bank.becomes(payment, PaymentStatus.SUCCESS);
                await().untilAsserted(() ->
                        assertThat(payments.get(payment).refunds()).hasSize(1));
            } else {
                assertThat(bank.status(payment)).isEqualTo(PaymentStatus.EXPIRED);
            }
        }
    }

    @Test
    void anOrderThatIsCancelledHasItsAccountClosed() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.opened(order);

        ordering.cancels(order);
        resolveDue.handle();

        assertThat(bank.status(payment)).isEqualTo(PaymentStatus.EXPIRED);
        bank.tryToDeposit(payment).expect(409);
    }

    @Test
    @DisplayName("F27: the account of an order that is cancelled while it is being opened is closed at once")
    void theAccountOfAnOrderThatIsCancelledMeanwhileIsClosedAtOnce() {
        PlacedOrder order = ordering.placed(23_000);
        gateway.nextAccount(order.id(), provider -> {
            Outcome opened = provider.get();
            ordering.cancels(order);
            return opened;
        });

        assertThat(pay(order, "VIRTUAL_ACCOUNT").expect(409).code()).isEqualTo("ILLEGAL_ORDER_STATE");

        UUID payment = payments.latestFor(order.id()).orElseThrow().id();
        assertThat(bank.status(payment)).isEqualTo(PaymentStatus.EXPIRED);
        bank.tryToDeposit(payment).expect(409);
    }

    @Test
    @DisplayName("PA-4: as long as the deposit is awaited the order isn't paid in another way")
    void asLongAsItIsAwaitedTheOrderIsNotPaidOtherwise() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.opened(order);

        Answer other = pay(order, "CARD").expect(409);
        assertThat(other.code()).isEqualTo("DEPOSIT_AWAITED");
        assertThat(other.text("dueAt")).isNotEmpty();
        assertThat(pay(order, "VIRTUAL_ACCOUNT").expect(201).text("id")).isEqualTo(payment.toString());
        assertThatThrownBy(() -> ordering.cancelsPart(order, false, 0, 10_000)).isInstanceOf(AwaitingDeposit.class);
        assertThatThrownBy(() -> ordering.reprices(order, 10_000)).isInstanceOf(AwaitingDeposit.class);
    }

    @Test
    @DisplayName("PA-7: a deposit goes back to an account that the buyer names, which is kept sealed")
    void aDepositGoesBackToAnAccountThatTheBuyerNames() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.deposited(order);
        String path = "/api/payments/" + payment + "/refund";
        ApiClient buyer = api.as(order.buyer());

        Answer without = buyer.post(path, Map.of("reason", "단순 변심")).expect(400);
        assertThat(without.json().at("/errors/0/field").asString()).isEqualTo("refundAccount");
        buyer.post(
                        path,
                        Map.of(
                                "reason",
                                "단순 변심",
                                "refundAccount",
                                Map.of("bank", "88", "accountNumber", "12-34", "holderName", "김")))
                .expect(400);

        Answer done = buyer.post(path, Map.of("reason", "단순 변심", "refundAccount", Bank.ACCOUNT))
                .expect(200);

        assertThat(done.text("status")).isEqualTo("REFUNDED");
        assertThat(done.body()).doesNotContain("110998877665");
        assertThat(db.select(PAYMENTS.REFUND_ACCOUNT)
                        .from(PAYMENTS)
                        .where(PAYMENTS.ID.eq(payment))
                        .fetchSingle(PAYMENTS.REFUND_ACCOUNT))
                .isNotEmpty()
                .doesNotContain("110998877665");
    }

    @Test
    @DisplayName("OR-9: the refund of a cancelled order waits, visibly, for the buyer to say where the deposit goes")
    void theRefundOfACancelledOrderWaitsForTheAccount() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.deposited(order);
        ApiClient buyer = api.as(order.buyer());

        ordering.cancels(order);

        await().untilAsserted(() -> assertThat(payments.get(payment).refunds())
                .singleElement()
                .satisfies(refund -> assertThat(refund.lastProblem()).startsWith("REFUND_ACCOUNT_MISSING")));
        assertThat(ordering.refundedAtProvider(payment)).isZero();
        assertThat(buyer.get("/api/payments/" + payment)
                        .expect(200)
                        .json()
                        .path("refundAccountNeeded")
                        .asBoolean())
                .isTrue();
        api.as(Actor.buyer(UUID.randomUUID()))
                .put("/api/payments/" + payment + "/refund-account", Bank.ACCOUNT)
                .expect(404);

        Answer named = buyer.put("/api/payments/" + payment + "/refund-account", Bank.ACCOUNT)
                .expect(200);

        assertThat(named.text("status")).isEqualTo("REFUNDED");
        assertThat(named.json().path("refundAccountNeeded").asBoolean()).isFalse();
        assertThat(ordering.refundedAtProvider(payment)).isEqualTo(23_000);
        assertThat(ordering.heard(order, PaymentRefunded.class)).hasSize(1);
    }

    private Answer leave(PlacedOrder order, UUID payment) {
        return api.as(order.buyer()).post("/api/payments/" + payment + "/leave");
    }

    @Test
    @DisplayName("PA-4: a buyer leaves the account and pays in another way; nothing can be deposited any more")
    void aBuyerLeavesTheAccountAndPaysInAnotherWay() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.opened(order);
        api.as(Actor.buyer(UUID.randomUUID()))
                .post("/api/payments/" + payment + "/leave")
                .expect(404);

        assertThat(leave(order, payment).expect(200).text("status")).isEqualTo("EXPIRED");
        assertThat(leave(order, payment).expect(200).text("status")).isEqualTo("EXPIRED");
        assertThat(ordering.heard(order, DepositGivenUp.class))
                .singleElement()
                .satisfies(event -> assertThat(event.paymentId()).isEqualTo(payment));

        assertThat(bank.tryToDeposit(payment).status()).isEqualTo(409);
        assertThat(pay(order, "CARD").expect(201).text("status")).isEqualTo("SUCCESS");
        assertThat(ordering.capturesAtProvider(order)).isEqualTo(1);
        assertThat(leave(order, payment).expect(200).text("status")).isEqualTo("EXPIRED");
    }

    @Test
    @DisplayName("PA-5: a deposit that nobody has told of yet is faster than leaving")
    void aDepositIsFasterThanLeaving() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.opened(order);
        holdMessages();
        bank.deposit(payment);

        assertThat(leave(order, payment).expect(200).text("status")).isEqualTo("SUCCESS");

        releaseMessages();
        assertThat(leave(order, payment).expect(409).code()).isEqualTo("ORDER_ALREADY_PAID");
        assertThat(pay(order, "CARD").expect(409).code()).isIn("ORDER_ALREADY_PAID", "ILLEGAL_ORDER_STATE");
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);
    }

    @Test
    @DisplayName(
            "PA-6: a deposit that was faster than leaving and is taken back is waited for until the account's date")
    void aDepositThatWasFasterThanLeavingIsWaitedForAgain() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.opened(order);
        Instant due = ordering.heard(order, DepositAwaited.class).getFirst().dueAt();
        holdMessages();
        bank.deposit(payment);
        assertThat(leave(order, payment).expect(200).text("status")).isEqualTo("SUCCESS");
        releaseMessages();

        bank.takeBack(order);
        bank.becomes(payment, PaymentStatus.WAITING_FOR_DEPOSIT);
        passTime("PT2H");
        resolveDue.handle();

        assertThat(bank.status(payment)).isEqualTo(PaymentStatus.WAITING_FOR_DEPOSIT);
        assertThat(ordering.heard(order, DepositTakenBack.class))
                .singleElement()
                .satisfies(event -> assertThat(event.dueAt()).isEqualTo(due));
        bank.deposit(payment);
        bank.becomes(payment, PaymentStatus.SUCCESS);
    }

    @Test
    @DisplayName("PA-4: an account that is left in two browsers at once is left once")
    void anAccountIsLeftOnce() throws Exception {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.opened(order);
        ordering.letTwoMeetAt(order);

        List<Integer> answers = Races.atOnce(List.of(
                () -> leave(order, payment).status(),
                () -> leave(order, payment).status()));

        assertThat(answers).containsOnly(200);
        assertThat(bank.status(payment)).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(ordering.heard(order, PaymentExpired.class)).hasSize(1);
    }

    @Test
    @DisplayName("F27: a deposit and leaving at once: the money is here, or the account is closed")
    void aDepositAndLeavingAtOnce() throws Exception {
        for (int round = 0; round < 4; round++) {
            PlacedOrder order = ordering.placed(23_000);
            UUID payment = bank.opened(order);

            List<Integer> answers = Races.atOnce(List.of(
                    () -> bank.tryToDeposit(payment).status(),
                    () -> leave(order, payment).status()));

            if (answers.getFirst() == 204) {
                bank.becomes(payment, PaymentStatus.SUCCESS);
            } else {
                assertThat(bank.status(payment)).isEqualTo(PaymentStatus.EXPIRED);
            }
        }
    }

    @Test
    @DisplayName("F17: an account that can't be closed now is closed as soon as the provider answers")
    void anAccountThatCannotBeClosedNowIsClosedLater() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.opened(order);
        operator().put("/api/mock-provider/faults", Map.of("maintenance", true)).expect(200);

        assertThat(leave(order, payment).expect(200).text("status")).isEqualTo("WAITING_FOR_DEPOSIT");
        operator().put("/api/mock-provider/faults", Map.of()).expect(200);
        passTime("PT11M");
        resolveDue.handle();

        assertThat(bank.status(payment)).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(bank.tryToDeposit(payment).status()).isEqualTo(409);
    }

    @Test
    @DisplayName("PA-6: the deposit of a paid order that the bank took back isn't left")
    void theDepositOfAPaidOrderIsNotLeft() {
        PlacedOrder order = ordering.placed(23_000);
        UUID payment = bank.deposited(order);
        bank.takeBack(order);
        bank.becomes(payment, PaymentStatus.WAITING_FOR_DEPOSIT);

        assertThat(leave(order, payment).expect(409).code()).isEqualTo("ILLEGAL_ORDER_STATE");
    }
}
