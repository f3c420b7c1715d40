package shop.jangteo.payment.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.contract.ordering.OrderCancelled;
import shop.jangteo.contract.ordering.OrderRepriced;
import shop.jangteo.contract.payment.DepositTakenBack;
import shop.jangteo.contract.payment.PaymentCaptured;
import shop.jangteo.contract.payment.Purpose;
import shop.jangteo.contract.payment.RefundRequested;
import shop.jangteo.contract.promotion.PointsEarned;
import shop.jangteo.contract.promotion.PointsExpired;
import shop.jangteo.contract.promotion.PointsGranted;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Role;
import shop.jangteo.payment.adapter.Ordering.PlacedOrder;
import shop.jangteo.payment.application.ExecuteDueRefunds;
import shop.jangteo.payment.application.ReconcileDueDays;
import shop.jangteo.payment.application.ResolveOpenPayments;
import shop.jangteo.payment.application.ReturnWrongCaptures;
import shop.jangteo.payment.application.port.PaymentGateway.RefundOutcome;
import shop.jangteo.payment.domain.OrderStatus;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.Transactions;
import tools.jackson.databind.JsonNode;

@PaymentTest
class BooksTests {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final ApiClient api;
    private final Ordering ordering;
    private final FaultyGateway gateway;
    private final ExecuteDueRefunds refunds;
    private final ResolveOpenPayments resolve;
    private final ReturnWrongCaptures giveBack;
    private final ReconcileDueDays dueDays;
    private final Transactions tx;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    BooksTests(
            ApiClient api,
            Ordering ordering,
            FaultyGateway gateway,
            ExecuteDueRefunds refunds,
            ResolveOpenPayments resolve,
            ReturnWrongCaptures giveBack,
            ReconcileDueDays dueDays,
            Transactions tx,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.api = api;
        this.ordering = ordering;
        this.gateway = gateway;
        this.refunds = refunds;
        this.resolve = resolve;
        this.giveBack = giveBack;
        this.dueDays = dueDays;
        this.tx = tx;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private ApiClient operator() {
        return api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null));
    }

    private UUID paid(PlacedOrder order) {
        return UUID.fromString(api.as(order.buyer())
                .post("/api/payments", Map.of("orderId", order.id(), "paymentMethod", "CARD"))
                .expect(201)
                .text("id"));
    }

    private void refund(UUID payment, long won) {
        operator()
                .keyed()
                .post("/api/payments/" + payment + "/refund", Map.of("amount", won, "reason", "배송 지연 보상"))
                .expect(200);
    }

    private void tell(Object event) {
        tx.run(() -> events.publishEvent(event));
    }

    @Nested
    @DisplayName("PA-10: the ledger")
    class Ledger {

        /** What one order, or charge, moved on an account. */
        private long balance(UUID subject, String account) {
            return jdbc.sql("select coalesce(sum(amount), 0) from payment.v_ledger_entry where subject_id = ?"
                            + " and account = ?")
                    .param(Uuids.toBytes(subject))
                    .param(account)
                    .query(Long.class)
                    .single();
        }

        /** Each account for itself: a posting has two sides, so that the sum is zero whatever is booked. */
        private void assertBalanced() {
            JsonNode balances =
                    operator().get("/api/admin/ledger/balances").expect(200).json();
            assertThat(balances.path("sum").asLong()).isZero();
            assertThat(balances.path("accounts"))
                    .hasSize(6)
                    .allSatisfy(one -> assertThat(one.path("balance").asLong())
                            .as(one.path("account").asString())
                            .isEqualTo(booked(one.path("account").asString())));
        }

        private long booked(String account) {
            return jdbc.sql("select coalesce(sum(case when debit_account = :one then amount else 0 end), 0)"
                            + " - coalesce(sum(case when credit_account = :one then amount else 0 end), 0)"
                            + " from payment.ledger_postings")
                    .param("one", account)
                    .query(Long.class)
                    .single();
        }

        @Test
        void aSaleAndItsRefundsAreBookedAsTheyHappen() {
            PlacedOrder order = ordering.placed(30_000);
            UUID payment = paid(order);
            assertThat(balance(order.id(), "REVENUE")).isEqualTo(-30_000);
            assertThat(balance(order.id(), "PROVIDER_RECEIVABLE")).isEqualTo(30_000);
            assertThat(balance(order.id(), "BUYER")).isZero();
            assertBalanced();

            refund(payment, 10_000);

            assertThat(balance(order.id(), "REFUNDS")).isEqualTo(10_000);
            assertThat(balance(order.id(), "PROVIDER_RECEIVABLE")).isEqualTo(20_000);
            assertThat(balance(order.id(), "BUYER")).isZero();
            assertBalanced();
            JsonNode postings = operator()
                    .get("/api/admin/ledger/postings?subjectId=" + order.id())
                    .expect(200)
                    .json();
            assertThat(postings.path("items").findValuesAsString("kind"))
                    .containsExactlyInAnyOrder("SALE", "COLLECTION", "REFUND", "PAYOUT");
            assertThat(postings.path("items").findValuesAsString("paymentId")).containsOnly(payment.toString());
        }

        @Test
        void whatIsPromisedAndNotYetPaidBackIsOwedToTheBuyer() {
            UUID order = UUID.randomUUID();
            tell(promised(order, 7_000));

            assertThat(balance(order, "BUYER")).isEqualTo(-7_000);
            assertBalanced();
        }

        private RefundRequested promised(UUID order, long won) {
            return new RefundRequested(
                    UUID.randomUUID(),
                    clock.instant(),
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    order,
                    UUID.randomUUID(),
                    Money.won(won),
                    false,
                    "DIRECT",
                    "보상",
                    Purpose.ORDER);
        }

        @Test
        void pointsThatAreBoughtAreOwedNotEarned() {
            UUID charge = UUID.randomUUID();
            UUID payment = UUID.randomUUID();
            tell(captured(charge, payment, 50_000, Purpose.POINTS_CHARGE));

            assertThat(balance(charge, "POINTS_LIABILITY")).isEqualTo(-50_000);
            assertThat(balance(charge, "REVENUE")).isZero();
            assertBalanced();
        }

        @Test
        @DisplayName(
                "PA-6: a deposit that the bank takes back is booked the other way round, and once more when it comes")
        void aDepositThatIsTakenBack() {
            UUID order = UUID.randomUUID();
            UUID payment = UUID.randomUUID();
            tell(captured(order, payment, 50_000, Purpose.ORDER));
            tell(promised(order, 7_000));
            tell(new DepositTakenBack(
                    UUID.randomUUID(),
                    clock.instant(),
                    payment,
                    order,
                    UUID.randomUUID(),
                    Money.won(50_000),
                    clock.instant(),
                    Purpose.ORDER,
                    Money.won(7_000)));
            assertThat(balance(order, "REVENUE")).isZero();
            assertThat(balance(order, "PROVIDER_RECEIVABLE")).isZero();
            assertThat(balance(order, "REFUNDS")).isZero();
            assertThat(balance(order, "BUYER")).isZero();

            tell(captured(order, payment, 50_000, Purpose.ORDER));

            assertThat(balance(order, "PROVIDER_RECEIVABLE")).isEqualTo(50_000);
            assertBalanced();
        }

        @Test
        void pointsBecomeRevenueWhenTheOrderIsPaidAndALiabilityAgainWhenTheyGoBack() {
            PlacedOrder order = ordering.placed(30_000);
            tell(new OrderRepriced(
                    UUID.randomUUID(),
                    clock.instant(),
                    order.id(),
                    order.buyer().memberId(),
                    Money.ZERO,
                    Money.won(4_000),
                    Money.won(26_000),
                    2));
            assertThat(balance(order.id(), "POINTS_LIABILITY")).isZero();

            ordering.moves(order, OrderStatus.PAID);
            ordering.moves(order, OrderStatus.PAID);
            assertThat(balance(order.id(), "POINTS_LIABILITY")).isEqualTo(4_000);
            assertThat(balance(order.id(), "REVENUE")).isEqualTo(-4_000);

            tell(cancelled(order, 4_000));
            tell(cancelled(order, 4_000));

            assertThat(balance(order.id(), "POINTS_LIABILITY")).isZero();
            assertThat(balance(order.id(), "REFUNDS")).isEqualTo(4_000);
            assertBalanced();
        }

        @Test
        void pointsOfAnOrderThatWasNeverPaidAreNotBooked() {
            PlacedOrder order = ordering.placed(30_000);
            tell(new OrderRepriced(
                    UUID.randomUUID(),
                    clock.instant(),
                    order.id(),
                    order.buyer().memberId(),
                    Money.ZERO,
                    Money.won(4_000),
                    Money.won(26_000),
                    2));

            tell(cancelled(order, 4_000));

            assertThat(balance(order.id(), "POINTS_LIABILITY")).isZero();
            assertThat(balance(order.id(), "REFUNDS")).isZero();
        }

        @Test
        void pointsThatAPurchaseBroughtAreACost() {
            UUID order = UUID.randomUUID();
            var earned = new PointsEarned(UUID.randomUUID(), clock.instant(), UUID.randomUUID(), order, 300, 300);
            tell(earned);

            await().untilAsserted(
                            () -> assertThat(balance(order, "POINTS_COST")).isEqualTo(300));
            assertBalanced();
        }

        @Test
        void pointsThatAreGivenAreACostUntilTheyExpire() {
            UUID given = UUID.randomUUID();
            UUID expired = UUID.randomUUID();
            tell(new PointsGranted(UUID.randomUUID(), clock.instant(), UUID.randomUUID(), given, 700, 700));
            tell(new PointsExpired(UUID.randomUUID(), clock.instant(), UUID.randomUUID(), expired, 200, 500));

            await().untilAsserted(() -> {
                assertThat(balance(given, "POINTS_COST")).isEqualTo(700);
                assertThat(balance(given, "POINTS_LIABILITY")).isEqualTo(-700);
                assertThat(balance(expired, "POINTS_COST")).isEqualTo(-200);
                assertThat(balance(expired, "POINTS_LIABILITY")).isEqualTo(200);
            });
            assertBalanced();
        }

        @Test
        void theSameEventIsBookedOnce() {
            UUID order = UUID.randomUUID();
            PaymentCaptured event = captured(order, UUID.randomUUID(), 5_000, Purpose.ORDER);
            tell(event);

            assertThatThrownBy(() -> tell(event)).isInstanceOf(DuplicateKeyException.class);
            assertThat(balance(order, "PROVIDER_RECEIVABLE")).isEqualTo(5_000);
        }

        @Test
        void onlyTheOperatorSeesTheBooks() {
            ApiClient buyer = api.as(Actor.buyer(UUID.randomUUID()));
            buyer.get("/api/admin/ledger/balances").expect(403);
            buyer.get("/api/admin/ledger/postings").expect(403);
            buyer.get("/api/admin/reconciliations").expect(403);
            buyer.post("/api/admin/reconciliations", Map.of("date", "2026-01-05"))
                    .expect(403);
            api.get("/api/admin/reconciliation-breaks").expect(401);
        }

        private PaymentCaptured captured(UUID subject, UUID payment, long won, String purpose) {
            return new PaymentCaptured(
                    UUID.randomUUID(),
                    clock.instant(),
                    payment,
                    subject,
                    UUID.randomUUID(),
                    Money.won(won),
                    "CARD",
                    purpose);
        }

        private OrderCancelled cancelled(PlacedOrder order, long points) {
            return new OrderCancelled(
                    UUID.randomUUID(),
                    clock.instant(),
                    order.id(),
                    "KF",
                    order.buyer().memberId(),
                    List.of(),
                    true,
                    Money.won(26_000),
                    Money.won(points),
                    "BUYER",
                    "변심");
        }
    }

    @Nested
    @DisplayName("PA-10: reconciliation with the provider's books")
    class Reconciliation {

        private LocalDate today;

        /** A day of our own: other tests' payments have others. */
        @BeforeEach
        void aNewDay() {
            operator().post("/api/admin/clock", Map.of("advance", "P3D")).expect(200);
            today = LocalDate.ofInstant(clock.instant(), SEOUL);
        }

        private JsonNode reconciled() {
            return operator()
                    .post("/api/admin/reconciliations", Map.of("date", today))
                    .expect(201)
                    .json();
        }

        private void inTheirBooks(String change, UUID key) {
            int rows = jdbc.sql("update payment.mock_provider_transactions set " + change
                            + " where request_key = ? or of_key = ?")
                    .param(Uuids.toBytes(key))
                    .param(Uuids.toBytes(key))
                    .update();
            assertThat(rows).isPositive();
        }

        @Test
        void equalBooksAreReportedWithTheirSums() {
            UUID payment = paid(ordering.placed(30_000));
            refund(payment, 10_000);

            JsonNode report = reconciled();

            assertThat(report.path("differences").asInt()).isZero();
            assertThat(report.path("breaks")).isEmpty();
            assertThat(report.at("/provider/captured").asLong()).isEqualTo(30_000);
            assertThat(report.at("/provider/refunded").asLong()).isEqualTo(10_000);
            assertThat(report.path("shop")).isEqualTo(report.path("provider"));
        }

        @Test
        void aDifferenceIsABreakWithARemedyAnAlertAndAnEnd() {
            UUID payment = paid(ordering.placed(30_000));
            inTheirBooks("amount = 3000", payment);

            JsonNode report = reconciled();

            assertThat(report.path("breaks")).hasSize(1);
            JsonNode found = report.at("/breaks/0");
            assertThat(found.path("kind").asString()).isEqualTo("AMOUNT_DIFFERS");
            assertThat(found.path("reference").asString()).isEqualTo(payment.toString());
            assertThat(found.path("ours").asLong()).isEqualTo(30_000);
            assertThat(found.path("theirs").asLong()).isEqualTo(3_000);
            assertThat(found.path("remedy").asString()).isEqualTo("SETTLE_DIFFERENCE");
            await().untilAsserted(() -> assertThat(operator()
                            .get("/api/admin/alerts?name=reconciliation-break")
                            .expect(200)
                            .body())
                    .contains("business day " + today));

            Answer resolved = operator()
                    .post(
                            "/api/admin/reconciliation-breaks/"
                                    + found.path("id").asString() + "/resolve",
                            Map.of("note", "카드사에 청구함"))
                    .expect(200);
            assertThat(resolved.text("status")).isEqualTo("RESOLVED");
            assertThat(resolved.text("note")).isEqualTo("카드사에 청구함");
        }

        @Test
        void aRefundThatTheyDoNotHaveIsToBeRepeatedAndTheBreakEndsWhenTheyHaveIt() {
            UUID payment = paid(ordering.placed(30_000));
            refund(payment, 10_000);
            int gone = jdbc.sql("update payment.mock_provider_transactions set answer = 'DECLINED' where of_key = ?")
                    .param(Uuids.toBytes(payment))
                    .update();
            assertThat(gone).isEqualTo(1);
            assertThat(reconciled().at("/breaks/0/remedy").asString()).isEqualTo("REPEAT_REFUND");

            jdbc.sql("update payment.mock_provider_transactions set answer = 'APPROVED' where of_key = ?")
                    .param(Uuids.toBytes(payment))
                    .update();
            JsonNode second = reconciled();

            assertThat(second.path("run").asInt()).isEqualTo(2);
            assertThat(second.path("differences").asInt()).isZero();
            assertThat(second.at("/breaks/0/status").asString()).isEqualTo("RESOLVED");
        }

        @Test
        @DisplayName("PA-10: a refund that the provider made days before its answer arrived is the same in both books")
        void aRefundThatTheProviderMadeDaysBefore() {
            UUID payment = paid(ordering.placed(30_000));
            gateway.nextRefund(payment, provider -> {
                provider.get();
                return new RefundOutcome.Unclear("timeout");
            });
            operator()
                    .keyed()
                    .post("/api/payments/" + payment + "/refund", Map.of("amount", 10_000, "reason", "배송 지연 보상"))
                    .expect(202);
            JsonNode then = reconciled();
            assertThat(then.path("differences").asInt()).as("it is in the air").isZero();
            aNewDay();

            refunds.handle();
            JsonNode now = reconciled();

            assertThat(now.at("/shop/refunded").asLong()).isEqualTo(10_000);
            assertThat(now.at("/provider/refunded").asLong()).isZero();
            assertThat(now.path("breaks")).isEmpty();
        }

        @Test
        @DisplayName("F19: what was taken wrongly and went back isn't to be given back again")
        void whatWasTakenWronglyAndWentBackIsKnown() {
            PlacedOrder order = ordering.placed(15_000);
            UUID payment = UUID.fromString(api.as(order.buyer())
                    .post(
                            "/api/payments",
                            Map.of(
                                    "orderId",
                                    order.id(),
                                    "paymentMethod",
                                    "CARD",
                                    "paymentToken",
                                    "timeout-after-capture"))
                    .expect(201)
                    .text("id"));
            inTheirBooks("amount = 14000", payment);
            operator().post("/api/admin/clock", Map.of("advance", "PT11S")).expect(200);
            resolve.handle();
            assertThat(reconciled().path("breaks"))
                    .as("somebody is about to give it back")
                    .isEmpty();

            giveBack.handle();
            operator().post("/api/admin/clock", Map.of("advance", "PT30S")).expect(200);
            resolve.handle();

            assertThat(ordering.refundedAtProvider(payment)).isEqualTo(14_000);
            assertThat(reconciled().path("breaks")).isEmpty();
        }

        @Test
        void moneyThatNobodyHereKnowsOfIsFound() {
            paid(ordering.placed(30_000));
            UUID stranger = UUID.randomUUID();
            jdbc.sql("insert into payment.mock_provider_transactions (request_key, kind, amount, answer, answered_at)"
                            + " values (?, 'CAPTURE', 5000, 'APPROVED', ?)")
                    .param(Uuids.toBytes(stranger))
                    .param(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();

            JsonNode report = reconciled();

            assertThat(report.path("breaks")).hasSize(1);
            assertThat(report.at("/breaks/0/kind").asString()).isEqualTo("MISSING_HERE");
            assertThat(report.at("/breaks/0/remedy").asString()).isEqualTo("REFUND_AT_PROVIDER");
        }

        @Test
        void everyDayIsComparedOnceByItselfAlsoAfterAnOutage() {
            paid(ordering.placed(30_000));
            LocalDate day = today;
            operator().post("/api/admin/clock", Map.of("advance", "P2D")).expect(200);

            dueDays.handle();
            dueDays.handle();

            JsonNode report = operator()
                    .get("/api/admin/reconciliations/" + day)
                    .expect(200)
                    .json();
            assertThat(report.path("run").asInt()).isEqualTo(1);
            assertThat(report.at("/shop/captured").asLong()).isEqualTo(30_000);
            operator()
                    .get("/api/admin/reconciliations/" + LocalDate.ofInstant(clock.instant(), SEOUL))
                    .expect(404);
        }

        private void passTime(String duration) {
            operator().post("/api/admin/clock", Map.of("advance", duration)).expect(200);
        }

        /** What happens when the provider has been asked for that day's neighbours, but not yet for all of them. */
        private void inTheMiddleOf(LocalDate day, Runnable event) {
            gateway.nextList(day.plusDays(1), provider -> {
                event.run();
                return provider.get();
            });
        }

        private int runsByItself(LocalDate day) {
            return jdbc.sql("select count(*) from payment.reconciliations where business_date = ? and started_by ="
                            + " x'00000000000000000000000000000000'")
                    .param(day)
                    .query(Integer.class)
                    .single();
        }

        @Test
        @DisplayName("F29, I45: a comparison that stopped in the middle is made up for by the next look, once")
        void aComparisonThatStoppedInTheMiddleIsMadeUpForByTheNextLook() {
            passTime("P2D");
            inTheMiddleOf(today, () -> {
                throw new IllegalStateException("killed");
            });

            dueDays.handle();
            assertThat(runsByItself(today)).isZero();
            dueDays.handle();
            dueDays.handle();

            assertThat(runsByItself(today)).isEqualTo(1);
        }

        @Test
        @DisplayName("F29, I45: of two who compare a day at once, one paused for longer than its lock, one is kept")
        void ofTwoWhoCompareADayAtOnceOneIsKept() {
            UUID payment = paid(ordering.placed(30_000));
            inTheirBooks("amount = 3000", payment);
            passTime("P2D");
            inTheMiddleOf(today, dueDays::handle);

            dueDays.handle();

            assertThat(runsByItself(today)).isEqualTo(1);
            Alerted.soon(operator(), "reconciliation-break", "business day " + today);
            assertThat(Alerted.of(operator(), "reconciliation-break", "business day " + today))
                    .isEqualTo(1);
        }

        @Test
        @DisplayName("PA-10: who compares a day before it is over doesn't spare the shop the whole of it")
        void aDayThatAnOperatorComparedTooEarlyIsComparedAgain() {
            paid(ordering.placed(30_000));
            reconciled();
            paid(ordering.placed(12_000));
            passTime("P2D");

            dueDays.handle();

            JsonNode report = operator()
                    .get("/api/admin/reconciliations/" + today)
                    .expect(200)
                    .json();
            assertThat(report.path("run").asInt()).isEqualTo(2);
            assertThat(report.at("/shop/captured").asLong()).isEqualTo(42_000);
        }

        @Test
        @DisplayName("PA-10: a day isn't compared before the provider's books of it are complete")
        void aDayIsNotComparedBeforeTheProvidersBooksAreComplete() {
            ZonedDateTime now = clock.instant().atZone(SEOUL);
            ZonedDateTime complete = today.plusDays(1).atTime(4, 10).atZone(SEOUL);
            passTime(Duration.between(now, complete.minusMinutes(1)).toString());

            dueDays.handle();
            assertThat(runsByItself(today)).isZero();
            passTime("PT1M");
            dueDays.handle();

            assertThat(runsByItself(today)).isEqualTo(1);
        }

        @Test
        void aDayThatHasNotBegunIsRefused() {
            assertThat(operator()
                            .post("/api/admin/reconciliations", Map.of("date", today.plusDays(1)))
                            .expect(400)
                            .json()
                            .at("/errors/0/field")
                            .asString())
                    .isEqualTo("date");
        }
    }
}
