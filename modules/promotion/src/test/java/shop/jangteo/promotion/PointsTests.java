package shop.jangteo.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.promotion.application.ExpirePoints;
import shop.jangteo.promotion.domain.ShopDay;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@DisplayName("PR-5: points")
class PointsTests {

    private final Shop shop;
    private final Heard heard;
    private final ExpirePoints expirePoints;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final UUID member = UUID.randomUUID();

    PointsTests(Shop shop, Heard heard, ExpirePoints expirePoints, JdbcClient jdbc, Clock clock) {
        this.shop = shop;
        this.heard = heard;
        this.expirePoints = expirePoints;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private Answer history() {
        return shop.member(member).get("/api/users/me/points/history").expect(200);
    }

    @Test
    void aNewMemberHasNone() {
        assertThat(shop.balance(member)).isZero();
        assertThat(history().json().path("totalItems").asInt()).isZero();
    }

    @Test
    void nobodySeesSomebodyElsesPoints() {
        shop.member(UUID.randomUUID()).get("/api/users/" + member + "/points").expect(404);
        shop.operator().get("/api/users/" + member + "/points").expect(200);
    }

    @Test
    void anOperatorGivesPointsAndSaysWhy() {
        shop.grant(member, 1_000);

        Answer history = history();

        assertThat(shop.balance(member)).isEqualTo(1_000);
        assertThat(history.json().path("items").path(0).path("kind").asString()).isEqualTo("ADJUST");
        assertThat(history.json().path("items").path(0).path("balanceAfter").asLong())
                .isEqualTo(1_000);
        assertThat(history.json().path("items").path(0).path("reason").asString())
                .isEqualTo("사과의 뜻");
    }

    @Test
    void whoeverNeverSignedUpGetsNoPointsAndNoAccount() {
        Answer refused = shop.operator()
                .keyed()
                .post("/api/admin/users/" + member + "/points", Map.of("amount", 1_000, "reason", "사과의 뜻"))
                .expect(404);

        assertThat(refused.text("what")).isEqualTo("member");
        assertThat(jdbc.sql("select count(*) from promotion.points_account where member_id = ?")
                        .param(Uuids.toBytes(member))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aMemberIsKnownInTheMomentOfSigningUpAndHeardOfTwiceIsTheSame() {
        shop.signedUp(member);
        shop.signedUp(member);

        shop.operator()
                .keyed()
                .post("/api/admin/users/" + member + "/points", Map.of("amount", 1_000, "reason", "사과의 뜻"))
                .expect(201);
    }

    @Test
    void aMemberGivesNoPoints() {
        shop.member(member)
                .post("/api/admin/users/me/points", Map.of("amount", 1_000, "reason", "me"))
                .expect(403);
        shop.operator()
                .keyed()
                .post("/api/admin/users/" + member + "/points", Map.of("amount", 0, "reason", "nothing"))
                .expect(400);
    }

    @Test
    void theSameKeyGivesOnce() {
        var operator = shop.operator().idempotencyKey(UUID.randomUUID().toString());
        Map<String, Object> grant = Map.of("amount", 1_000, "reason", "사과의 뜻");
        shop.signedUp(member);

        operator.post("/api/admin/users/" + member + "/points", grant).expect(201);
        operator.post("/api/admin/users/" + member + "/points", grant).expect(201);

        assertThat(shop.balance(member)).isEqualTo(1_000);
    }

    @Test
    @DisplayName("F25: the key of a gift gives nobody anything else, when its answer is forgotten too")
    void theSameKeyGivesNothingElse() {
        String key = UUID.randomUUID().toString();
        var operator = shop.operator().idempotencyKey(key);
        UUID other = UUID.randomUUID();
        shop.signedUp(member);
        shop.signedUp(other);
        operator.post("/api/admin/users/" + member + "/points", Map.of("amount", 1_000, "reason", "사과의 뜻"))
                .expect(201);
        shop.forgetAnswers(key);

        Answer more = operator.post(
                        "/api/admin/users/" + member + "/points", Map.of("amount", 2_000, "reason", "사과의 뜻"))
                .expect(422);
        shop.forgetAnswers(key);
        operator.post("/api/admin/users/" + other + "/points", Map.of("amount", 1_000, "reason", "사과의 뜻"))
                .expect(422);

        assertThat(more.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(shop.balance(member)).isEqualTo(1_000);
        assertThat(shop.balance(other)).isZero();
    }

    @Test
    @DisplayName("F26: points are given and bought with a key, or not at all")
    void withoutAKeyNothingIsGivenOrBought() {
        shop.signedUp(member);

        assertThat(shop.operator()
                        .post("/api/admin/users/" + member + "/points", Map.of("amount", 1_000, "reason", "사과의 뜻"))
                        .expect(400)
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        assertThat(shop.member(member)
                        .post("/api/users/me/points/charge", Map.of("amount", 1_000, "paymentMethod", "CARD"))
                        .expect(400)
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        assertThat(shop.balance(member)).isZero();
    }

    @Test
    @DisplayName("PR-5: ten at once all count, the first account included")
    void everyConcurrentGrantCounts() {
        List<Object> outcomes = Shop.allAtOnce(Stream.generate(() -> (Callable<Boolean>) () -> {
                    shop.grant(member, 100);
                    return true;
                })
                .limit(10)
                .toList());

        assertThat(outcomes).containsOnly(true);
        assertThat(shop.balance(member)).isEqualTo(1_000);
        shop.assertBooksBalance();
    }

    @Test
    @DisplayName("OR-11, I16: a confirmed purchase earns once, whichever event tells of it")
    void aConfirmedPurchaseEarnsOnce() {
        UUID order = UUID.randomUUID();
        shop.signedUp(member);

        shop.happened(shop.confirmed(order, member, 12_345));
        shop.happened(shop.confirmed(order, member, 12_345));
        shop.happened(shop.confirmed(order, member, 12_345));
        shop.happened(shop.confirmed(UUID.randomUUID(), member, 100));

        await().untilAsserted(() -> assertThat(shop.balance(member)).isEqualTo(124));
        await().during(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(shop.balance(member)).isEqualTo(124));
        assertThat(heard.earnedFor(order))
                .singleElement()
                .satisfies(earned -> assertThat(earned.points()).isEqualTo(123));
        shop.assertBooksBalance();
    }

    @Test
    @DisplayName("PR-5: points are good to the end of the day in Seoul that is a year later, which the balance names")
    void pointsExpireAfterAYear() {
        LocalDate granted = LocalDate.ofInstant(clock.instant(), ShopDay.ZONE);
        shop.grant(member, 1_000);
        shop.operator().post("/api/admin/clock", Map.of("advance", "P340D")).expect(200);
        shop.grant(member, 500);
        Answer soon = shop.member(member).get("/api/users/me/points").expect(200);
        assertThat(soon.json().path("expiringSoon").path("amount").asLong()).isEqualTo(1_000);
        assertThat(soon.json().path("expiringSoon").path("on").asString())
                .isEqualTo(granted.plusYears(1).toString());

        shop.operator().post("/api/admin/clock", Map.of("advance", "P27D")).expect(200);

        assertThat(shop.balance(member)).isEqualTo(500);
        expirePoints.handle(new ExpirePoints.Command(member));
        expirePoints.handle(new ExpirePoints.Command(member));
        assertThat(history().json().path("items").path(0).path("kind").asString())
                .isEqualTo("EXPIRE");
        assertThat(history().json().path("totalItems").asInt()).isEqualTo(3);
        assertThat(shop.balance(member)).isEqualTo(500);
        shop.assertBooksBalance();
    }

    @Test
    void aCouponExpiresWithItsPeriodAndLeavesTheList() {
        String issued = shop.issue(shop.coupon(Map.of()), member);
        shop.operator().post("/api/admin/clock", Map.of("advance", "P31D")).expect(200);

        assertThat(shop.statusOf(issued, member)).isEqualTo("EXPIRED");
        assertThat(shop.member(member)
                        .get("/api/users/me/coupons")
                        .expect(200)
                        .json()
                        .path("totalItems")
                        .asInt())
                .isZero();
    }
}
