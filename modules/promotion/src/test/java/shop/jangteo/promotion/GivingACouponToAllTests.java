package shop.jangteo.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.promotion.application.RunCampaigns;
import shop.jangteo.promotion.domain.campaign.CampaignId;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ContextTest;
import shop.jangteo.testkit.Transactions;
import tools.jackson.databind.JsonNode;

@ContextTest
@DisplayName("PR-2: a coupon is given to all whom it is for, in the background")
class GivingACouponToAllTests {

    /** Nobody else in these tests has bought for so much. */
    private static final long FORTUNE = 9_000_000_000_000L;

    private final Shop shop;
    private final RunCampaigns runCampaigns;
    private final Transactions tx;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    GivingACouponToAllTests(Shop shop, RunCampaigns runCampaigns, Transactions tx, JdbcTemplate jdbc, Clock clock) {
        this.shop = shop;
        this.runCampaigns = runCampaigns;
        this.tx = tx;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @BeforeEach
    void nobodyHasBoughtForAFortuneYetAndNoCampaignIsUnderWay() {
        jdbc.update("update promotion.coupon_campaign set status = 'CANCELLED', ended_at = created_at"
                + " where ended_at is null");
        jdbc.update("delete from promotion.member_purchases where amount >= ?", FORTUNE);
    }

    private List<UUID> membersWhoBoughtForAFortune(int many) {
        List<UUID> members = Stream.generate(UUID::randomUUID).limit(many).toList();
        LocalDateTime yesterday = at(clock.instant().minus(Duration.ofDays(1)));
        jdbc.batchUpdate(
                "insert into promotion.members (member_id, joined_at) values (?, ?)",
                members.stream()
                        .map(member -> new Object[] {Uuids.toBytes(member), yesterday})
                        .toList());
        jdbc.batchUpdate(
                "insert into promotion.member_purchases (order_id, member_id, amount, confirmed_at) values (?, ?, ?,"
                        + " ?)",
                members.stream()
                        .map(member -> new Object[] {
                            Uuids.toBytes(UUID.randomUUID()), Uuids.toBytes(member), FORTUNE, yesterday
                        })
                        .toList());
        return members;
    }

    private static LocalDateTime at(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private String couponForThem(Map<String, Object> changes) {
        Map<String, Object> terms = new HashMap<>(
                Map.of("audience", Map.of("type", "BOUGHT_AT_LEAST", "amount", FORTUNE, "withinDays", 30)));
        terms.putAll(changes);
        return shop.coupon(terms);
    }

    private String start(String coupon) {
        return shop.operator()
                .post("/api/coupons/" + coupon + "/campaigns")
                .expect(202)
                .text("id");
    }

    private void run() {
        runCampaigns.underWay().forEach(id -> runCampaigns.handle(id, Duration.ofMinutes(1)));
    }

    private JsonNode campaign(String coupon, String campaign) {
        return shop.operator()
                .get("/api/coupons/" + coupon + "/campaigns/" + campaign)
                .expect(200)
                .json();
    }

    private void assertCampaign(
            String coupon, String id, String status, int total, int issued, int skipped, int failed) {
        JsonNode campaign = campaign(coupon, id);
        assertThat(Stream.of("status", "total", "issued", "skipped", "failed")
                        .map(field -> campaign.get(field).asString())
                        .toList())
                .containsExactly(status, "" + total, "" + issued, "" + skipped, "" + failed);
        shop.assertBooksBalance();
    }

    private List<UUID> holdersOf(String coupon) {
        return jdbc.query(
                "select member_id from promotion.issued_coupon where coupon_id = ?",
                (row, number) -> Uuids.fromBytes(row.getBytes(1)),
                (Object) Uuids.toBytes(UUID.fromString(coupon)));
    }

    @Test
    void theOperatorIsToldWhereToLookAndEveryoneItIsForGetsOne() {
        List<UUID> members = membersWhoBoughtForAFortune(3_000);
        shop.signedUp(UUID.randomUUID());
        String coupon = couponForThem(Map.of());
        shop.issue(coupon, members.get(7));

        Answer started =
                shop.operator().post("/api/coupons/" + coupon + "/campaigns").expect(202);
        assertThat(started.header("Location")).isEqualTo("/api/coupons/" + coupon + "/campaigns/" + started.text("id"));
        assertCampaign(coupon, started.text("id"), "RUNNING", 3_000, 0, 0, 0);
        run();

        assertCampaign(coupon, started.text("id"), "DONE", 3_000, 2_999, 1, 0);
        assertThat(holdersOf(coupon)).containsExactlyInAnyOrderElementsOf(members);
        assertThat(shop.wallet(members.getFirst(), "ISSUED")
                        .json()
                        .at("/items/0/couponId")
                        .asString())
                .isEqualTo(coupon);
    }

    @Test
    void whereverItIsInterruptedNobodyIsLeftOutAndNobodyGetsTwo() {
        List<UUID> members = membersWhoBoughtForAFortune(2_200);
        String coupon = couponForThem(Map.of());
        String id = start(coupon);
        CampaignId campaign = new CampaignId(UUID.fromString(id));

        // Between two chunks, and in the middle of one: what had been written is gone with its transaction.
        advanceBy(campaign, 2);
        assertThatThrownBy(() -> tx.run(() -> {
                    runCampaigns.advance(campaign);
                    throw new IllegalStateException("the process dies");
                }))
                .hasMessage("the process dies");
        assertThat(campaign(coupon, id).get("issued").asInt()).isBetween(500, 1_000);
        run();

        assertCampaign(coupon, id, "DONE", 2_200, 2_200, 0, 0);
        assertThat(holdersOf(coupon)).containsExactlyInAnyOrderElementsOf(members);
    }

    private void advanceBy(CampaignId campaign, int chunks) {
        int before = 0;
        while (before < chunks) {
            runCampaigns.advance(campaign);
            before++;
        }
    }

    @Test
    void twoWorkersAtOnceGiveEachMemberOne() {
        List<UUID> members = membersWhoBoughtForAFortune(2_000);
        String coupon = couponForThem(Map.of());
        String id = start(coupon);

        Shop.allAtOnce(Stream.generate(() -> (Callable<Object>) () -> {
                    run();
                    return "ran";
                })
                .limit(2)
                .toList());

        assertCampaign(coupon, id, "DONE", 2_000, 2_000, 0, 0);
        assertThat(holdersOf(coupon)).containsExactlyInAnyOrderElementsOf(members);
    }

    @Test
    void whoAsksMeanwhileGetsOneAllTheSameAndNoSecond() {
        List<UUID> members = membersWhoBoughtForAFortune(1_200);
        String coupon = couponForThem(Map.of());
        String id = start(coupon);
        List<Callable<?>> atOnce = new ArrayList<>();
        atOnce.add(() -> {
            try {
                run();
                return "ran";
            } catch (ConcurrencyFailureException lost) {
                return "failed";
            }
        });
        members.stream()
                .limit(200)
                .forEach(member -> atOnce.add(() -> shop.member(member).post("/api/coupons/" + coupon + "/issue")));

        List<Object> outcomes = Shop.allAtOnce(atOnce);

        // The run may have lost its race too often, and the next one goes on.
        assertThat(outcomes.getFirst()).isIn("ran", "failed");
        assertThat(outcomes.stream().skip(1).map(answer -> ((Answer) answer).status()))
                .isSubsetOf(201, 409);
        run();
        assertThat(campaign(coupon, id).get("status").asString()).isEqualTo("DONE");
        assertThat(holdersOf(coupon)).containsExactlyInAnyOrderElementsOf(members);
        shop.assertBooksBalance();
    }

    @Test
    void itEndsWhenNothingIsLeftAndTellsForHowManyThatWas() {
        membersWhoBoughtForAFortune(1_000);
        String coupon = couponForThem(Map.of("quantity", 700));
        String id = start(coupon);

        run();

        assertCampaign(coupon, id, "SOLD_OUT", 1_000, 700, 0, 300);
        assertThat(holdersOf(coupon)).hasSize(700).doesNotHaveDuplicates();
    }

    @Test
    void anOperatorStopsItAndLetsItGoOn() {
        membersWhoBoughtForAFortune(600);
        String coupon = couponForThem(Map.of());
        String id = start(coupon);
        String path = "/api/coupons/" + coupon + "/campaigns/" + id;

        assertThat(shop.operator().post(path + "/pause").expect(200).text("status"))
                .isEqualTo("PAUSED");
        run();
        assertThat(holdersOf(coupon)).isEmpty();

        shop.operator().post(path + "/resume").expect(200);
        run();
        assertCampaign(coupon, id, "DONE", 600, 600, 0, 0);
        assertThat(shop.operator().post(path + "/pause").expect(409).code()).isEqualTo("CAMPAIGN_ENDED");
    }

    @Test
    void aCancelledOneGivesNobodyElseAPiece() {
        membersWhoBoughtForAFortune(1_100);
        String coupon = couponForThem(Map.of());
        String id = start(coupon);
        advanceBy(new CampaignId(UUID.fromString(id)), 2);
        int given = holdersOf(coupon).size();

        shop.operator()
                .post("/api/coupons/" + coupon + "/campaigns/" + id + "/cancel")
                .expect(200);
        run();

        assertThat(given).isPositive();
        assertThat(holdersOf(coupon)).hasSize(given);
        assertThat(campaign(coupon, id).has("endedAt")).isTrue();
    }

    @Test
    void aPausedCouponIsWaitedForAndAnEndedOneEndsIt() {
        membersWhoBoughtForAFortune(10);
        String coupon = couponForThem(Map.of());
        String id = start(coupon);
        shop.operator().post("/api/coupons/" + coupon + "/pause").expect(200);
        run();
        assertCampaign(coupon, id, "RUNNING", 10, 0, 0, 0);

        long version = shop.operator()
                .post("/api/coupons/" + coupon + "/resume")
                .expect(200)
                .json()
                .get("version")
                .asLong();
        shop.operator()
                .patch(
                        "/api/coupons/" + coupon,
                        Map.of(
                                "validTo",
                                clock.instant().minus(Duration.ofHours(1)).toString(),
                                "version",
                                version))
                .expect(200);
        run();
        assertCampaign(coupon, id, "OVER", 10, 0, 0, 0);
    }

    @Test
    void theSameKeyStartsOneAndOnlyOperatorsDo() {
        String coupon = couponForThem(Map.of());
        String key = UUID.randomUUID().toString();
        var operator = shop.operator().idempotencyKey(key);
        String path = "/api/coupons/" + coupon + "/campaigns";

        String first = operator.post(path).expect(202).text("id");
        shop.forgetAnswers(key);
        assertThat(operator.post(path).expect(202).text("id")).isEqualTo(first);
        shop.forgetAnswers(key);
        operator.post("/api/coupons/" + couponForThem(Map.of()) + "/campaigns").expect(422);
        assertThat(shop.operator()
                        .get(path)
                        .expect(200)
                        .json()
                        .get("totalItems")
                        .asInt())
                .isEqualTo(1);
        shop.member(UUID.randomUUID()).post(path).expect(403);
        String campaign = start(coupon);
        shop.operator()
                .get("/api/coupons/" + couponForThem(Map.of()) + "/campaigns/" + campaign)
                .expect(404);
        assertThat(shop.operator()
                        .post("/api/coupons/" + UUID.randomUUID() + "/campaigns")
                        .expect(404)
                        .code())
                .isEqualTo("NOT_FOUND");
    }
}
