package shop.jangteo.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.TestPropertySource;
import shop.jangteo.contract.payment.PaymentDeclined;
import shop.jangteo.contract.payment.PaymentExpired;
import shop.jangteo.contract.payment.PaymentRefunded;
import shop.jangteo.contract.payment.Purpose;
import shop.jangteo.contract.promotion.PointsChargeRequested;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.PromotionRuleBroken.PointsAlreadySpent;
import shop.jangteo.promotion.domain.PromotionRuleBroken.PointsRefundedWholeOnly;
import shop.jangteo.promotion.domain.ShopDay;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@TestPropertySource(properties = "jangteo.promotion.points.charge-patience=2s")
@DisplayName("PR-5: points are bought")
class PointsChargingTests {

    private final Shop shop;
    private final Heard heard;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final UUID member = UUID.randomUUID();

    PointsChargingTests(Shop shop, Heard heard, ApplicationEventPublisher events, Clock clock) {
        this.shop = shop;
        this.heard = heard;
        this.events = events;
        this.clock = clock;
    }

    private void theProviderTakesTheMoney() {
        heard.whenPointsArePaidFor(member, this::capture);
    }

    private void capture(PointsChargeRequested charge) {
        events.publishEvent(
                shop.captured(charge.chargeId(), member, charge.amount().won()));
    }

    private PaymentDeclined declined(UUID charge, String reason) {
        return new PaymentDeclined(
                UUID.randomUUID(), clock.instant(), UUID.randomUUID(), charge, member, reason, Purpose.POINTS_CHARGE);
    }

    private PaymentExpired expired(UUID charge) {
        return new PaymentExpired(
                UUID.randomUUID(), clock.instant(), UUID.randomUUID(), charge, member, Purpose.POINTS_CHARGE);
    }

    private PaymentRefunded refunded(UUID charge, long won) {
        return new PaymentRefunded(
                UUID.randomUUID(),
                clock.instant(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                charge,
                member,
                Money.won(won),
                Money.won(won),
                Money.won(won),
                Purpose.POINTS_CHARGE);
    }

    private Answer charge(long won) {
        return shop.member(member)
                .keyed()
                .post("/api/users/me/points/charge", Map.of("amount", won, "paymentMethod", "CARD"));
    }

    /** One that is paid, by its id. */
    private UUID charged(long won) {
        theProviderTakesTheMoney();
        return UUID.fromString(charge(won).expect(201).text("id"));
    }

    private Answer look(UUID charge) {
        return shop.member(member).get("/api/users/me/points/charges/" + charge).expect(200);
    }

    @Test
    void whoPaysHasThePointsInTheAnswer() {
        shop.grant(member, 500);
        theProviderTakesTheMoney();

        Answer bought = shop.member(member)
                .keyed()
                .post(
                        "/api/users/" + member + "/points/charge",
                        Map.of("amount", 30_000, "paymentMethod", "EASY_PAY", "paymentToken", "approve"))
                .expect(201);

        assertThat(bought.text("status")).isEqualTo("DONE");
        assertThat(bought.json().path("amount").asLong()).isEqualTo(30_000);
        assertThat(bought.json().path("balance").asLong()).isEqualTo(30_500);
        assertThat(bought.header("Location"))
                .isEqualTo("/api/users/" + member + "/points/charges/" + bought.text("id"));
        assertThat(heard.chargesOf(member)).singleElement().satisfies(asked -> {
            assertThat(asked.amount()).isEqualTo(Money.won(30_000));
            assertThat(asked.method()).isEqualTo("EASY_PAY");
            assertThat(asked.paymentToken()).isEqualTo("approve");
        });
        shop.assertBooksBalance();
    }

    @Test
    void theHistorySaysWhichChargeAndUntilWhen() {
        UUID charge = charged(1_000);

        var entry = shop.member(member)
                .get("/api/users/me/points/history")
                .expect(200)
                .json()
                .path("items")
                .path(0);

        assertThat(entry.path("kind").asString()).isEqualTo("CHARGE");
        assertThat(entry.path("chargeId").asString()).isEqualTo(charge.toString());
        assertThat(entry.path("expiresAt").asString())
                .isEqualTo(ShopDay.endAfter(clock.instant(), Period.ofYears(5)).toString());
    }

    @Test
    void whoIsRefusedHearsWhyAndHasNoPoints() {
        heard.whenPointsArePaidFor(member, charge -> events.publishEvent(declined(charge.chargeId(), "한도를 초과했습니다.")));

        Answer refused = charge(30_000).expect(402);

        assertThat(refused.code()).isEqualTo("PAYMENT_DECLINED");
        assertThat(refused.text("reason")).isEqualTo("한도를 초과했습니다.");
        assertThat(shop.balance(member)).isZero();
        assertThat(look(UUID.fromString(refused.text("chargeId"))).text("status"))
                .isEqualTo("FAILED");
    }

    @Test
    void whoseProviderSaysNothingYetIsToldWhereToLook() {
        Answer open = charge(30_000).expect(202);
        UUID id = UUID.fromString(open.text("id"));
        assertThat(open.text("status")).isEqualTo("PENDING");
        assertThat(open.header("Location")).isEqualTo("/api/users/" + member + "/points/charges/" + id);

        shop.happened(shop.captured(id, member, 30_000));

        assertThat(look(id).text("status")).isEqualTo("DONE");
        assertThat(look(id).json().path("balance").asLong()).isEqualTo(30_000);
        shop.member(UUID.randomUUID())
                .get("/api/users/" + member + "/points/charges/" + id)
                .expect(404);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 999, 1_000_001})
    void onlyAThousandToAMillionCanBeBoughtAtOnce(long won) {
        assertThat(charge(won).expect(400).code()).isEqualTo("VALIDATION_FAILED");
        assertThat(heard.chargesOf(member)).isEmpty();
    }

    @Test
    void pointsAreNotBoughtForAnybodyElseNorOnDeposit() {
        shop.operator()
                .keyed()
                .post("/api/users/" + member + "/points/charge", Map.of("amount", 1_000, "paymentMethod", "CARD"))
                .expect(403);
        shop.member(UUID.randomUUID())
                .keyed()
                .post("/api/users/" + member + "/points/charge", Map.of("amount", 1_000, "paymentMethod", "CARD"))
                .expect(404);
        shop.member(member)
                .keyed()
                .post("/api/users/me/points/charge", Map.of("amount", 1_000, "paymentMethod", "VIRTUAL_ACCOUNT"))
                .expect(400);
    }

    @Test
    void theSameKeyBuysOnce() {
        theProviderTakesTheMoney();
        var client = shop.member(member).idempotencyKey(UUID.randomUUID().toString());
        Map<String, Object> request = Map.of("amount", 5_000, "paymentMethod", "CARD");

        Answer first = client.post("/api/users/me/points/charge", request).expect(201);
        Answer again = client.post("/api/users/me/points/charge", request).expect(201);

        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(heard.chargesOf(member)).hasSize(1);
        assertThat(shop.balance(member)).isEqualTo(5_000);
    }

    @Test
    @DisplayName("F25: the key of a charge buys nothing else, when its answer is forgotten too")
    void theSameKeyBuysNothingElse() {
        theProviderTakesTheMoney();
        String key = UUID.randomUUID().toString();
        var client = shop.member(member).idempotencyKey(key);
        Answer first = client.post("/api/users/me/points/charge", Map.of("amount", 5_000, "paymentMethod", "CARD"))
                .expect(201);
        shop.forgetAnswers(key);

        Answer other = client.post("/api/users/me/points/charge", Map.of("amount", 7_000, "paymentMethod", "CARD"))
                .expect(422);
        shop.forgetAnswers(key);
        Answer again = client.post("/api/users/me/points/charge", Map.of("amount", 5_000, "paymentMethod", "CARD"))
                .expect(201);

        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(heard.chargesOf(member)).hasSize(1);
        assertThat(shop.balance(member)).isEqualTo(5_000);
    }

    @Test
    @DisplayName("PR-5: ten charges at once all count")
    void tenChargesAtOnceAllCount() {
        theProviderTakesTheMoney();

        List<Object> outcomes = Shop.allAtOnce(IntStream.range(0, 10)
                .mapToObj(each -> (Callable<Integer>) () -> charge(1_000).status())
                .toList());

        assertThat(outcomes).isSubsetOf(201, 202);
        await().untilAsserted(() -> assertThat(shop.balance(member)).isEqualTo(10_000));
        shop.assertBooksBalance();
    }

    @Test
    @DisplayName("PA-5: money that was taken twice over the wire is credited once, by ten at once")
    void aCaptureThatIsToldAgainCreditsOnce() {
        UUID charge = UUID.fromString(charge(7_000).expect(202).text("id"));

        List<Object> outcomes = Shop.allAtOnce(Stream.generate(() -> (Callable<Boolean>) () -> {
                    shop.happened(shop.captured(charge, member, 7_000));
                    return true;
                })
                .limit(10)
                .toList());

        assertThat(outcomes).containsOnly(true);
        assertThat(shop.balance(member)).isEqualTo(7_000);
        shop.assertBooksBalance();
    }

    @Test
    @DisplayName("PA-5: money that comes after the attempt was given up still brings its points")
    void moneyThatComesLateStillBringsPoints() {
        UUID declined = UUID.fromString(charge(1_000).expect(202).text("id"));
        UUID expired = UUID.fromString(charge(2_000).expect(202).text("id"));
        shop.happened(declined(declined, "no"));
        shop.happened(expired(expired));

        shop.happened(shop.captured(declined, member, 1_000));
        shop.happened(shop.captured(expired, member, 2_000));
        shop.happened(declined(declined, "no"));

        assertThat(look(declined).text("status")).isEqualTo("DONE");
        assertThat(look(expired).text("status")).isEqualTo("DONE");
        assertThat(shop.balance(member)).isEqualTo(3_000);
        shop.assertBooksBalance();
    }

    @Test
    void aPaymentThatIsNotForPointsIsNoneOfThisContextsBusiness() {
        UUID charge = UUID.fromString(charge(1_000).expect(202).text("id"));

        shop.happened(new PaymentExpired(
                UUID.randomUUID(), clock.instant(), UUID.randomUUID(), charge, member, Purpose.ORDER));

        assertThat(look(charge).text("status")).isEqualTo("PENDING");
    }

    @Test
    @DisplayName("PA-7: the money goes back while all of its points are there, and takes them along")
    void theMoneyGoesBackWithItsPoints() {
        shop.grant(member, 100);
        UUID charge = charged(5_000);

        shop.happened(shop.refundRequested(charge, member, 5_000, true));
        shop.happened(shop.refundRequested(charge, member, 5_000, true));

        assertThat(shop.balance(member)).isEqualTo(100);
        assertThat(look(charge).text("status")).isEqualTo("REFUNDING");
        shop.happened(refunded(charge, 5_000));
        await().untilAsserted(() -> assertThat(look(charge).text("status")).isEqualTo("REFUNDED"));
        shop.happened(shop.captured(charge, member, 5_000));
        assertThat(shop.balance(member)).isEqualTo(100);
        shop.assertBooksBalance();
    }

    @Test
    void whoHasSpentSomeOfThePointsGetsNoMoneyBackUntilTheyReturn() {
        UUID order = UUID.randomUUID();
        UUID charge = charged(5_000);
        shop.happened(shop.discountRequested(order, member, List.of(Shop.line(20_000)), List.of(), 1));

        assertThatThrownBy(() -> shop.happened(shop.refundRequested(charge, member, 5_000, true)))
                .isInstanceOf(PointsAlreadySpent.class);
        assertThat(shop.balance(member)).isEqualTo(4_999);

        shop.happened(shop.cancelled(order, member));
        shop.happened(shop.refundRequested(charge, member, 5_000, true));
        assertThat(shop.balance(member)).isZero();
        shop.assertBooksBalance();
    }

    @Test
    void aPartOfAChargeIsNotRefunded() {
        UUID charge = charged(5_000);

        assertThatThrownBy(() -> shop.happened(shop.refundRequested(charge, member, 1_000, false)))
                .isInstanceOf(PointsRefundedWholeOnly.class);
        assertThat(shop.balance(member)).isEqualTo(5_000);
    }

    @Test
    @DisplayName("F28: of an order and a refund that want the same points, the one that comes second hears no")
    void anOrderAndARefundDoNotShareThePoints() {
        UUID charge = charged(5_000);
        var refund = shop.whileAnotherHolds(
                () -> shop.happenedWithin(shop.discountRequested(
                        UUID.randomUUID(), member, List.of(Shop.line(20_000)), List.of(), 5_000)),
                () -> shop.happened(shop.refundRequested(charge, member, 5_000, true)));

        assertThat(refund)
                .failsWithin(java.time.Duration.ofSeconds(10))
                .withThrowableThat()
                .withStackTraceContaining("POINTS_ALREADY_SPENT");
        assertThat(look(charge).text("status")).isEqualTo("DONE");
        assertThat(shop.balance(member)).isZero();
        shop.assertBooksBalance();
    }

    @Test
    @DisplayName("whoever waits for the provider holds no connection")
    void whoeverWaitsHoldsNoConnection() throws Exception {
        CountDownLatch asked = new CountDownLatch(40);
        List<UUID> crowd = Stream.generate(UUID::randomUUID).limit(40).toList();
        crowd.forEach(one -> heard.whenPointsArePaidFor(one, charge -> asked.countDown()));

        var waiting = Thread.ofVirtual()
                .start(() -> Shop.allAtOnce(crowd.stream()
                        .map(one -> (Callable<Integer>) () -> shop.member(one)
                                .keyed()
                                .post("/api/users/me/points/charge", Map.of("amount", 1_000, "paymentMethod", "CARD"))
                                .status())
                        .toList()));

        assertThat(asked.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        assertThat(shop.balance(member)).isZero();
        assertThat(waiting.isAlive()).as("all of them still wait").isTrue();
        waiting.join();
    }
}
