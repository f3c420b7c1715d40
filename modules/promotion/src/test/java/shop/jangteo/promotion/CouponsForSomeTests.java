package shop.jangteo.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.contract.identity.MemberLoggedIn;
import shop.jangteo.contract.identity.MemberRegistered;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.promotion.application.IssueCoupon;
import shop.jangteo.promotion.domain.ShopDay;
import shop.jangteo.promotion.domain.coupon.CouponId;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@DisplayName("PR-1: coupons for some members, paused coupons, and coupons worded anew")
class CouponsForSomeTests {

    private final Shop shop;
    private final IssueCoupon issueCoupon;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final UUID member = UUID.randomUUID();

    CouponsForSomeTests(Shop shop, IssueCoupon issueCoupon, JdbcClient jdbc, Clock clock) {
        this.shop = shop;
        this.issueCoupon = issueCoupon;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private Answer ask(UUID who, String coupon) {
        return shop.member(who).post("/api/coupons/" + coupon + "/issue");
    }

    private void joined(UUID who, Duration ago) {
        shop.happened(new MemberRegistered(
                UUID.randomUUID(),
                clock.instant().minus(ago),
                who,
                who + "@example.com",
                "김장터",
                "01012345678",
                false,
                false));
    }

    private void assertForOthers(UUID who, String coupon) {
        assertThat(ask(who, coupon).expect(403).code()).isEqualTo("COUPON_NOT_FOR_MEMBER");
    }

    private static LocalDateTime at(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    @Test
    void forWhoJoinedLately() {
        String coupon = shop.coupon(Map.of("audience", Map.of("type", "NEW_MEMBERS", "withinDays", 7)));
        UUID old = UUID.randomUUID();
        joined(member, Duration.ofDays(6));
        joined(old, Duration.ofDays(8));

        ask(member, coupon).expect(201);
        assertForOthers(old, coupon);
        assertForOthers(UUID.randomUUID(), coupon);
    }

    @Test
    void forATierAndThoseAboveIt() {
        String coupon = shop.coupon(Map.of("audience", Map.of("type", "TIER", "tier", "GOLD")));
        for (String tier : List.of("SILVER", "GOLD", "VIP")) {
            UUID one = UUID.randomUUID();
            joined(one, Duration.ofDays(1));
            jdbc.sql("update promotion.members set tier = ? where member_id = ?")
                    .params(tier, Uuids.toBytes(one))
                    .update();

            if (tier.equals("SILVER")) {
                assertForOthers(one, coupon);
            } else {
                ask(one, coupon).expect(201);
            }
        }
    }

    @Test
    void forBuyersOfSoMuchInAWhile() {
        String coupon =
                shop.coupon(Map.of("audience", Map.of("type", "BOUGHT_AT_LEAST", "amount", 100_000, "withinDays", 30)));
        UUID longAgo = UUID.randomUUID();
        joined(member, Duration.ofDays(100));
        joined(longAgo, Duration.ofDays(100));
        bought(member, 60_000, Duration.ofDays(1));
        bought(longAgo, 200_000, Duration.ofDays(31));

        assertForOthers(member, coupon);
        assertForOthers(longAgo, coupon);
        bought(member, 40_000, Duration.ofDays(29));
        ask(member, coupon).expect(201);
    }

    private void bought(UUID who, long amount, Duration ago) {
        jdbc.sql("insert into promotion.member_purchases (order_id, member_id, amount, confirmed_at)"
                        + " values (?, ?, ?, ?)")
                .params(
                        Uuids.toBytes(UUID.randomUUID()),
                        Uuids.toBytes(who),
                        amount,
                        at(clock.instant().minus(ago)))
                .update();
    }

    @Test
    void forWhoHasNotBeenSeenSince() {
        Instant summer = clock.instant().minus(Duration.ofDays(60));
        String coupon =
                shop.coupon(Map.of("audience", Map.of("type", "LAST_LOGIN_BEFORE", "before", summer.toString())));
        UUID back = UUID.randomUUID();
        UUID recent = UUID.randomUUID();
        joined(member, Duration.ofDays(100));
        joined(back, Duration.ofDays(100));
        joined(recent, Duration.ofDays(1));
        shop.happened(new MemberLoggedIn(UUID.randomUUID(), clock.instant(), back));
        // Heard late, and older than what is known.
        shop.happened(new MemberLoggedIn(UUID.randomUUID(), clock.instant().minus(Duration.ofDays(90)), back));
        shop.happened(new MemberLoggedIn(UUID.randomUUID(), clock.instant().minus(Duration.ofDays(90)), member));

        await().untilAsserted(
                        () -> assertThat(jdbc.sql("select count(*) from promotion.members where member_id in (?, ?)"
                                                + " and last_login_at is not null")
                                        .params(Uuids.toBytes(back), Uuids.toBytes(member))
                                        .query(Integer.class)
                                        .single())
                                .isEqualTo(2));
        await().untilAsserted(() -> assertForOthers(back, coupon));
        assertForOthers(recent, coupon);
        ask(member, coupon).expect(201);
    }

    @Test
    void anAudienceThatMakesNoSenseIsNamed() {
        assertThat(refusedField(Map.of("type", "TIER", "tier", "PLATINUM"))).isEqualTo("audience.tier");
        assertThat(refusedField(Map.of("type", "NEW_MEMBERS"))).isEqualTo("audience.withinDays");
        assertThat(refusedField(Map.of("type", "BOUGHT_AT_LEAST", "amount", 0, "withinDays", 3)))
                .isEqualTo("audience.amount");
        assertThat(shop.operator()
                        .post("/api/coupons", shop.terms(Map.of("audience", "ALL")))
                        .expect(201)
                        .json()
                        .at("/audience/type")
                        .asString())
                .isEqualTo("ALL");
    }

    private String refusedField(Map<String, Object> audience) {
        return shop.operator()
                .post("/api/coupons", shop.terms(Map.of("audience", audience)))
                .expect(400)
                .json()
                .at("/errors/0/field")
                .asString();
    }

    @Test
    void guestsHaveNoCoupons() {
        CouponId coupon = new CouponId(UUID.fromString(shop.coupon(Map.of())));

        assertThatThrownBy(() -> issueCoupon.handle(new IssueCoupon.Command(
                        Actor.guest(UUID.randomUUID()), new IssueCoupon.Wanted.Seen(coupon), null)))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    @DisplayName("PR-1, PR-4: a piece is good to the end of the last of some days from its issue")
    void aPieceLivesSomeDaysFromItsIssue() {
        String coupon = shop.coupon(Map.of("validDays", 7));

        Answer issued = ask(member, coupon).expect(201);

        LocalDate day = LocalDate.ofInstant(Instant.parse(issued.text("issuedAt")), ShopDay.ZONE);
        assertThat(Instant.parse(issued.text("expiresAt")))
                .isEqualTo(day.plusDays(8).atStartOfDay(ShopDay.ZONE).toInstant());
    }

    @Test
    @DisplayName("PR-1: a paused coupon is neither issued nor used until it is resumed")
    void aPausedCoupon() {
        String coupon = shop.coupon(Map.of());
        String issued = shop.issue(coupon, member);
        UUID order = UUID.randomUUID();
        shop.happened(shop.placed(order, member, List.of(Shop.line(20_000))));

        assertThat(shop.operator()
                        .post("/api/coupons/" + coupon + "/pause")
                        .expect(200)
                        .json()
                        .get("paused")
                        .asBoolean())
                .isTrue();

        assertThat(ask(UUID.randomUUID(), coupon).expect(409).code()).isEqualTo("COUPON_PAUSED");
        assertThat(use(issued, order).expect(400).text("reason")).isEqualTo("PAUSED");
        assertThat(shop.wallet(member, "ISSUED").json().at("/items/0/paused").asBoolean())
                .isTrue();
        assertThat(shop.member(member)
                        .post(
                                "/api/quotes/best",
                                Map.of("items", List.of(Map.of("variantId", shop.soldFor(20_000), "quantity", 1))))
                        .expect(200)
                        .json()
                        .at("/notApplied/0/reason")
                        .asString())
                .isEqualTo("PAUSED");

        shop.operator().post("/api/coupons/" + coupon + "/resume").expect(200);
        ask(UUID.randomUUID(), coupon).expect(201);
        use(issued, order).expect(200);
    }

    private Answer use(String issued, UUID order) {
        return shop.member(member).post("/api/coupons/" + issued + "/use", Map.of("orderId", order));
    }

    @Test
    @DisplayName("PR-1: an operator words a coupon anew, and nobody else's change is lost")
    void aCouponIsWordedAnew() {
        String coupon = shop.coupon(Map.of("quantity", 2));
        shop.issue(coupon, member);
        shop.issue(coupon, UUID.randomUUID());
        assertThat(ask(UUID.randomUUID(), coupon).expect(409).code()).isEqualTo("COUPON_SOLD_OUT");

        Answer changed = shop.operator()
                .patch("/api/coupons/" + coupon, Map.of("name", "더 많은 쿠폰", "quantity", 3, "version", 0))
                .expect(200);

        assertThat(changed.text("name")).isEqualTo("더 많은 쿠폰");
        assertThat(changed.json().get("issuedCount").asInt()).isEqualTo(2);
        assertThat(shop.operator()
                        .patch("/api/coupons/" + coupon, Map.of("quantity", 5, "version", 0))
                        .expect(409)
                        .code())
                .isEqualTo("CONCURRENT_CHANGE");
        Answer tooFew = shop.operator()
                .patch("/api/coupons/" + coupon, Map.of("quantity", 1, "version", 1))
                .expect(409);
        assertThat(tooFew.code()).isEqualTo("COUPON_QUANTITY_BELOW_ISSUED");
        assertThat(tooFew.json().get("issued").asInt()).isEqualTo(2);
        shop.member(member)
                .patch("/api/coupons/" + coupon, Map.of("version", 1))
                .expect(403);
        // What one instance has told the others about "sold out" is forgotten within moments.
        await().untilAsserted(() -> ask(UUID.randomUUID(), coupon).expect(201));
        shop.assertBooksBalance();
    }

    @Test
    void fewerPiecesAreTakenFromThoseThatNobodyHas() {
        String coupon = shop.coupon(Map.of("quantity", 50));
        shop.issue(coupon, member);

        shop.operator()
                .patch("/api/coupons/" + coupon, Map.of("quantity", 2, "version", 0))
                .expect(200);

        ask(UUID.randomUUID(), coupon).expect(201);
        assertThat(ask(UUID.randomUUID(), coupon).expect(409).code()).isEqualTo("COUPON_SOLD_OUT");
        shop.assertBooksBalance();
    }
}
