package shop.jangteo.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.promotion.application.IssueCoupon;
import shop.jangteo.promotion.domain.coupon.CouponId;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@DisplayName("PR-1, PR-2, PR-3: offering and issuing coupons")
class IssuingCouponsTests {

    private final Shop shop;
    private final IssueCoupon issueCoupon;
    private final Clock clock;

    IssuingCouponsTests(Shop shop, IssueCoupon issueCoupon, Clock clock) {
        this.shop = shop;
        this.issueCoupon = issueCoupon;
        this.clock = clock;
    }

    @Test
    void anOperatorOffersACouponAndAMemberSeesIt() {
        Answer created = shop.operator()
                .post(
                        "/api/coupons",
                        shop.terms(Map.of(
                                "type", "PERCENTAGE",
                                "discountValue", 10,
                                "maxDiscount", 10_000,
                                "minimumPurchase", 30_000,
                                "quantity", 100,
                                "scope", Map.of("type", "BRANDS", "ids", List.of(UUID.randomUUID())))))
                .expect(201);

        Answer seen = shop.member(UUID.randomUUID())
                .get("/api/coupons/" + created.text("id"))
                .expect(200);

        assertThat(created.header("Location")).isEqualTo("/api/coupons/" + created.text("id"));
        assertThat(created.json().path("issuedCount").asInt()).isZero();
        assertThat(seen.json()).isEqualTo(created.json());
        assertThat(seen.json().path("perMember").asInt()).isEqualTo(1);
        assertThat(seen.json().at("/audience/type").asString()).isEqualTo("ALL");
    }

    @Test
    void aCouponsLastDayFollowsSeoul() {
        Answer created = shop.operator()
                .post("/api/coupons", shop.terms(Map.of("validFrom", "2030-01-01", "validTo", "2030-01-31")))
                .expect(201);

        assertThat(created.text("validFrom")).isEqualTo("2029-12-31T15:00:00Z");
        assertThat(created.text("validTo")).isEqualTo("2030-01-31T15:00:00Z");
    }

    @Test
    void aMemberOffersNothing() {
        assertThat(shop.member(UUID.randomUUID())
                        .post("/api/coupons", shop.terms(Map.of()))
                        .expect(403)
                        .code())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void whatMakesNoSenseIsNamedWithItsText() {
        Answer refused = shop.operator()
                .post("/api/coupons", shop.terms(Map.of("type", "FIRST_COME", "audience", "ALL")))
                .expect(400);

        assertThat(refused.json().path("errors").path(0).path("field").asString())
                .isEqualTo("quantity");
        assertThat(refused.json().path("errors").path(0).path("message").asString())
                .contains("선착순");
        assertThat(shop.operator()
                        .post("/api/coupons", shop.terms(Map.of("audience", "TIER")))
                        .expect(400)
                        .code())
                .isEqualTo("VALIDATION_FAILED");
        assertThat(shop.operator()
                        .post("/api/coupons", shop.terms(Map.of("validTo", "soon")))
                        .expect(400)
                        .code())
                .isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void aCodeBelongsToOneCoupon() {
        String code = "WELCOME-" + UUID.randomUUID().toString().substring(0, 8);
        shop.coupon(Map.of("code", code));

        Answer refused = shop.operator()
                .post("/api/coupons", shop.terms(Map.of("code", code)))
                .expect(409);

        assertThat(refused.code()).isEqualTo("COUPON_CODE_TAKEN");
    }

    @Test
    void theSameKeyOffersOneCoupon() {
        var operator = shop.operator().idempotencyKey(UUID.randomUUID().toString());
        Map<String, Object> terms = shop.terms(Map.of());

        assertThat(operator.post("/api/coupons", terms).expect(201).text("id"))
                .isEqualTo(operator.post("/api/coupons", terms).expect(201).text("id"));
    }

    @Test
    void theListShowsWhatCanBeAskedForNow() {
        String open = shop.coupon(Map.of());
        String secret =
                shop.coupon(Map.of("code", "S" + UUID.randomUUID().toString().substring(0, 8)));
        String later = shop.coupon(
                Map.of("validFrom", clock.instant().plus(Duration.ofDays(1)).toString()));

        assertThat(idsSeenBy(shop.member(UUID.randomUUID()).get("/api/coupons?size=100")))
                .contains(open)
                .doesNotContain(secret, later);
        assertThat(idsSeenBy(shop.operator().get("/api/coupons?size=100"))).contains(open, secret, later);
    }

    private static List<String> idsSeenBy(Answer list) {
        return list.expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    @Test
    void aMemberGetsOnePiece() {
        UUID member = UUID.randomUUID();
        String coupon = shop.coupon(Map.of("quantity", 5));

        Answer issued =
                shop.member(member).post("/api/coupons/" + coupon + "/issue").expect(201);

        assertThat(issued.text("couponId")).isEqualTo(coupon);
        assertThat(issued.text("status")).isEqualTo("ISSUED");
        assertThat(shop.statusOf(issued.text("id"), member)).isEqualTo("ISSUED");
        Answer again =
                shop.member(member).post("/api/coupons/" + coupon + "/issue").expect(409);
        assertThat(again.code()).isEqualTo("COUPON_ALREADY_ISSUED");
        assertThat(shop.operator()
                        .get("/api/coupons/" + coupon)
                        .json()
                        .path("issuedCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("PR-2: by code, however it is typed")
    void aMemberWhoKnowsTheCodeGetsAPiece() {
        String code = "Spring-" + UUID.randomUUID().toString().substring(0, 8);
        String coupon = shop.coupon(Map.of("code", code));
        var member = shop.member(UUID.randomUUID());

        Answer issued = member.post("/api/coupons/issue", Map.of("code", " " + code.toLowerCase(Locale.ROOT)))
                .expect(201);

        assertThat(issued.text("couponId")).isEqualTo(coupon);
        assertThat(member.get("/api/coupons/" + coupon).json().has("code")).isFalse();
        member.post("/api/coupons/issue", Map.of("code", code)).expect(409);
        member.post("/api/coupons/issue", Map.of("code", "no such code")).expect(404);
    }

    @Test
    void whoComesTooLateOrTooEarlyIsTold() {
        String one = shop.coupon(Map.of("type", "FIRST_COME", "quantity", 1));
        shop.issue(one, UUID.randomUUID());
        String later = shop.coupon(
                Map.of("validFrom", clock.instant().plus(Duration.ofDays(1)).toString()));
        String over = shop.coupon(Map.of(
                "validFrom", clock.instant().minus(Duration.ofDays(2)).toString(),
                "validTo", clock.instant().minus(Duration.ofDays(1)).toString()));

        assertThat(refusal(one, 409)).isEqualTo("COUPON_SOLD_OUT");
        assertThat(refusal(later, 400)).isEqualTo("COUPON_OUT_OF_PERIOD");
        assertThat(refusal(over, 400)).isEqualTo("COUPON_OUT_OF_PERIOD");
        assertThat(refusal(UUID.randomUUID().toString(), 404)).isEqualTo("NOT_FOUND");
    }

    private String refusal(String coupon, int status) {
        return shop.member(UUID.randomUUID())
                .post("/api/coupons/" + coupon + "/issue")
                .expect(status)
                .code();
    }

    @Test
    void aRepeatedRequestFindsItsFirstResult() {
        UUID member = UUID.randomUUID();
        CouponId coupon = new CouponId(UUID.fromString(shop.coupon(Map.of())));
        var command = new IssueCoupon.Command(
                Actor.buyer(member), new IssueCoupon.Wanted.Seen(coupon), new RequestKey("key", "content"));

        assertThat(issueCoupon.handle(command)).isEqualTo(issueCoupon.handle(command));
    }

    @Test
    @DisplayName("PR-3, I7, I9: 200 members ask at once for 50 pieces, and exactly 50 get one")
    void exactlyAsManyPiecesAsThereAre() {
        String coupon = shop.coupon(Map.of("type", "FIRST_COME", "quantity", 50));
        List<UUID> members = Stream.generate(UUID::randomUUID).limit(200).toList();

        List<Object> answers = Shop.allAtOnce(members.stream()
                .map(member -> (Callable<Answer>) () -> shop.member(member).post("/api/coupons/" + coupon + "/issue"))
                .toList());

        assertThat(answers).hasOnlyElementsOfType(Answer.class);
        assertThat(answers.stream().map(Answer.class::cast).filter(answer -> answer.status() == 201))
                .hasSize(50);
        assertThat(answers.stream().map(Answer.class::cast).filter(answer -> answer.status() != 201))
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("COUPON_SOLD_OUT"));
        shop.assertBooksBalance();
    }

    @Test
    @DisplayName("I10: a member who asks 20 times at once gets one piece")
    void onePieceHoweverOftenAMemberClicks() {
        UUID member = UUID.randomUUID();
        String coupon = shop.coupon(Map.of("quantity", 50));

        List<Object> answers = Shop.allAtOnce(IntStream.range(0, 20)
                .mapToObj(
                        click -> (Callable<Answer>) () -> shop.member(member).post("/api/coupons/" + coupon + "/issue"))
                .toList());

        assertThat(answers.stream().map(Answer.class::cast).filter(answer -> answer.status() == 201))
                .hasSize(1);
        assertThat(answers.stream().map(Answer.class::cast).filter(answer -> answer.status() != 201))
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("COUPON_ALREADY_ISSUED"));
        shop.assertBooksBalance();
    }
}
