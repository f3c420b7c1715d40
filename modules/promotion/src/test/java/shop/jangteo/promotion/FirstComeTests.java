package shop.jangteo.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.springframework.jdbc.core.JdbcTemplate;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.promotion.application.IssueCoupon;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponSoldOut;
import shop.jangteo.promotion.domain.coupon.CouponId;
import shop.jangteo.promotion.domain.coupon.IssuedCouponId;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@DisplayName("PR-3: first come, first served, to the piece")
class FirstComeTests {

    private final Shop shop;
    private final IssueCoupon issueCoupon;
    private final RedissonClient redis;
    private final JdbcTemplate jdbc;

    FirstComeTests(Shop shop, IssueCoupon issueCoupon, RedissonClient redis, JdbcTemplate jdbc) {
        this.shop = shop;
        this.issueCoupon = issueCoupon;
        this.redis = redis;
        this.jdbc = jdbc;
    }

    private String firstCome(int quantity) {
        return shop.coupon(Map.of("type", "FIRST_COME", "quantity", quantity));
    }

    private Set<String> piecesOf(String coupon) {
        return Set.copyOf(jdbc.query(
                "select id from promotion.issued_coupon where coupon_id = ?",
                (row, number) -> Uuids.fromBytes(row.getBytes(1)).toString(),
                (Object) Uuids.toBytes(UUID.fromString(coupon))));
    }

    private IssuedCouponId ask(String coupon, UUID member) {
        return issueCoupon.handle(new IssueCoupon.Command(
                Actor.buyer(member), new IssueCoupon.Wanted.Seen(new CouponId(UUID.fromString(coupon))), null));
    }

    private static List<UUID> members(int many) {
        return Stream.generate(UUID::randomUUID).limit(many).toList();
    }

    private List<Object> crowdAsks(String coupon, List<UUID> members) {
        return Shop.allAtOnce(members.stream()
                .map(member -> (Callable<Object>) () -> ask(coupon, member))
                .toList());
    }

    /** Whoever was told to have a piece has that piece; everybody else was told that none was left. */
    private void assertExactly(int pieces, String coupon, List<Object> outcomes) {
        Set<String> told = outcomes.stream()
                .filter(IssuedCouponId.class::isInstance)
                .map(id -> ((IssuedCouponId) id).value().toString())
                .collect(Collectors.toSet());
        assertThat(told).hasSize(pieces).isEqualTo(piecesOf(coupon));
        assertThat(outcomes.stream().filter(outcome -> !(outcome instanceof IssuedCouponId)))
                .hasOnlyElementsOfType(CouponSoldOut.class);
        shop.assertBooksBalance();
    }

    @Test
    @DisplayName("PR-3, I7, I9–I11: 1,000 members ask at once over HTTP for 100 pieces, and exactly 100 get one")
    void aThousandForAHundred() {
        String coupon = firstCome(100);

        List<Object> answers = Shop.allAtOnce(members(1_000).stream()
                .map(member -> (Callable<Answer>) () -> shop.member(member).post("/api/coupons/" + coupon + "/issue"))
                .toList());

        assertThat(answers).hasOnlyElementsOfType(Answer.class);
        Map<Integer, List<Answer>> byStatus =
                answers.stream().map(Answer.class::cast).collect(Collectors.groupingBy(Answer::status));
        assertThat(byStatus.keySet()).containsOnly(201, 409);
        assertThat(byStatus.get(201).stream().map(answer -> answer.text("id")).collect(Collectors.toSet()))
                .hasSize(100)
                .isEqualTo(piecesOf(coupon));
        assertThat(byStatus.get(409))
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("COUPON_SOLD_OUT"));
        shop.assertBooksBalance();
    }

    @Test
    @DisplayName("PR-3: 10,000 members ask at once for 100 pieces")
    void tenThousandForAHundred() {
        String coupon = firstCome(100);

        assertExactly(100, coupon, crowdAsks(coupon, members(10_000)));
    }

    @Test
    @DisplayName("PR-3: more pieces than are laid out at a time go to exactly as many")
    void moreThanOneBatch() {
        String coupon = firstCome(1_500);

        assertExactly(1_500, coupon, crowdAsks(coupon, members(2_000)));
    }

    @Test
    @DisplayName("F14: Redis is emptied again and again meanwhile, which loses and adds nothing")
    void redisIsEmptiedInTheMiddle() {
        String coupon = firstCome(300);
        var over = new AtomicBoolean();
        CompletableFuture<Integer> emptied = CompletableFuture.supplyAsync(
                () -> {
                    int times = 0;
                    while (!over.get()) {
                        redis.getKeys().flushall();
                        times++;
                    }
                    return times;
                },
                Thread::startVirtualThread);

        List<Object> outcomes;
        try {
            outcomes = crowdAsks(coupon, members(1_500));
        } finally {
            over.set(true);
        }

        assertExactly(300, coupon, outcomes);
        assertThat(emptied)
                .succeedsWithin(Duration.ofSeconds(20))
                .satisfies(times ->
                        assertThat(times).as("times that Redis was emptied").isGreaterThan(1));
    }

    @Test
    @DisplayName("I10: every member clicks three times at once, and nobody gets two while somebody gets none")
    void everybodyClicksThreeTimes() {
        String coupon = firstCome(100);
        List<UUID> crowd = members(150);

        List<Object> outcomes = Shop.allAtOnce(Stream.of(crowd, crowd, crowd)
                .flatMap(List::stream)
                .map(member -> (Callable<Object>) () -> ask(coupon, member))
                .toList());

        assertThat(outcomes.stream().filter(IssuedCouponId.class::isInstance)).hasSize(100);
        assertThat(piecesOf(coupon)).hasSize(100);
        shop.assertBooksBalance();
    }

    @Test
    @DisplayName("ADR-0009: who died between the commit and the answer asks again with the same key and has the piece")
    void aRepeatedKeyFindsItsPieceEvenWhenNoneIsLeft() {
        String coupon = firstCome(1);
        UUID member = UUID.randomUUID();
        String key = UUID.randomUUID().toString();
        ApiClient keyed = shop.member(member).idempotencyKey(key);
        Answer given = keyed.post("/api/coupons/" + coupon + "/issue").expect(201);
        shop.forgetAnswers(key);
        // Everybody has been told by now, and so has whoever asks without a key.
        shop.member(UUID.randomUUID()).post("/api/coupons/" + coupon + "/issue").expect(409);
        shop.member(member).post("/api/coupons/" + coupon + "/issue").expect(409);

        Answer again = keyed.post("/api/coupons/" + coupon + "/issue").expect(201);

        assertThat(again.text("id")).isEqualTo(given.text("id"));
        assertThat(piecesOf(coupon)).hasSize(1);
    }

    @Test
    @DisplayName("F25: the key of one coupon gets no other, when its answer is forgotten too")
    void theKeyOfOneCouponGetsNoOther() {
        String coupon = firstCome(1);
        String other = firstCome(1);
        String key = UUID.randomUUID().toString();
        ApiClient keyed = shop.member(UUID.randomUUID()).idempotencyKey(key);
        keyed.post("/api/coupons/" + coupon + "/issue").expect(201);
        shop.forgetAnswers(key);

        Answer refused = keyed.post("/api/coupons/" + other + "/issue").expect(422);

        assertThat(refused.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(piecesOf(other)).isEmpty();
    }

    @Test
    @DisplayName("PR-2: who has one is told so even when none is left")
    void whoHasOneIsToldSo() {
        String coupon = firstCome(1);
        UUID member = UUID.randomUUID();
        shop.issue(coupon, member);

        for (int again = 0; again < 3; again++) {
            assertThat(shop.member(member)
                            .post("/api/coupons/" + coupon + "/issue")
                            .expect(409)
                            .code())
                    .isEqualTo("COUPON_ALREADY_ISSUED");
        }
    }
}
