package shop.jangteo.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import shop.jangteo.contract.ordering.OrderConfirmed;
import shop.jangteo.contract.promotion.TierChanged;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Role;
import shop.jangteo.promotion.application.AdvanceTierRun;
import shop.jangteo.promotion.application.RecalculateTiers;
import shop.jangteo.promotion.application.StartTierRun;
import shop.jangteo.promotion.domain.tier.TierRun;
import shop.jangteo.promotion.domain.tier.TierRuns;
import shop.jangteo.promotion.domain.tier.Tiers;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@TestPropertySource(
        properties = {
            "jangteo.promotion.tiers[0].name=BRONZE",
            "jangteo.promotion.tiers[0].from=0",
            "jangteo.promotion.tiers[0].earn-percent=1",
            "jangteo.promotion.tiers[1].name=SILVER",
            "jangteo.promotion.tiers[1].from=200000",
            "jangteo.promotion.tiers[1].earn-percent=2",
            "jangteo.promotion.tiers[1].coupons=TIER-GIFT",
            "jangteo.promotion.tiers[2].name=GOLD",
            "jangteo.promotion.tiers[2].from=500000",
            "jangteo.promotion.tiers[2].earn-percent=3",
            "jangteo.promotion.tiers[2].coupons=TIER-GIFT,NEVER-CREATED"
        })
@DisplayName("PR-6: tiers by what was bought within half a year")
class TierTests {

    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofMinutes(1);

    private final Shop shop;
    private final Heard heard;
    private final StartTierRun start;
    private final AdvanceTierRun advance;
    private final RecalculateTiers recalculate;
    private final TierRuns runs;
    private final Tiers tiers;
    private final Clock clock;
    private final UUID member = UUID.randomUUID();

    TierTests(
            Shop shop,
            Heard heard,
            StartTierRun start,
            AdvanceTierRun advance,
            RecalculateTiers recalculate,
            TierRuns runs,
            Tiers tiers,
            Clock clock) {
        this.shop = shop;
        this.heard = heard;
        this.start = start;
        this.advance = advance;
        this.recalculate = recalculate;
        this.runs = runs;
        this.tiers = tiers;
        this.clock = clock;
    }

    @BeforeEach
    void aMemberSignsUpAndTiersComeWithACoupon() {
        shop.signedUp(member);
        Answer coupon = shop.operator()
                .post(
                        "/api/coupons",
                        shop.terms(Map.of(
                                "code",
                                "TIER-GIFT",
                                "perMember",
                                12,
                                "validTo",
                                clock.instant().plus(Duration.ofDays(1_500)).toString())));
        assertThat(coupon.status()).isIn(201, 409);
    }

    private void bought(long won) {
        OrderConfirmed confirmed = shop.confirmed(UUID.randomUUID(), member, won);
        long before = purchases();
        shop.happened(confirmed);
        shop.happened(confirmed);
        await().untilAsserted(() -> assertThat(purchases()).isEqualTo(before + won));
    }

    private Answer tier() {
        return shop.member(member).get("/api/users/me/tier").expect(200);
    }

    private long purchases() {
        return tier().json().path("purchases").asLong();
    }

    private Answer reckon() {
        Answer answer = shop.operator().post("/api/admin/tiers/recalculate");
        recalculate.handle(TierRun.dueAt(clock.instant()), AS_LONG_AS_IT_TAKES);
        return answer;
    }

    private int gifts() {
        return shop.wallet(member, "ISSUED").json().path("totalItems").asInt();
    }

    @Test
    void whoeverIsNewIsInTheLowestTier() {
        assertThat(tier().text("tier")).isEqualTo("BRONZE");
        assertThat(tier().text("nextTier")).isEqualTo("SILVER");
        assertThat(tier().json().path("missing").asLong()).isEqualTo(200_000);
        assertThat(tier().json().path("since").isMissingNode()).isFalse();
    }

    @Test
    void purchasesLiftAMemberAtTheNextReckoning() {
        bought(150_000);
        bought(150_000);
        assertThat(tier().text("tier")).isEqualTo("BRONZE");

        assertThat(reckon().status()).isIn(200, 202);

        assertThat(tier().text("tier")).isEqualTo("SILVER");
        assertThat(tier().text("nextTier")).isEqualTo("GOLD");
        assertThat(tier().json().path("missing").asLong()).isEqualTo(200_000);
        assertThat(tier().json().path("earnPercent").asInt()).isEqualTo(2);
        assertThat(heard.tiersOf(member))
                .extracting(TierChanged::from, TierChanged::to)
                .containsExactly(tuple("BRONZE", "SILVER"));
        assertThat(gifts()).isEqualTo(1);
    }

    @Test
    @DisplayName("PR-5: points are earned by tier, and the quote says so before")
    void pointsAreEarnedByTier() {
        bought(600_000);
        reckon();
        UUID mug = shop.soldFor(20_000);

        long quoted = shop.member(member)
                .post("/api/quotes", Map.of("items", List.of(Map.of("variantId", mug, "quantity", 1))))
                .expect(200)
                .json()
                .path("pointsEarned")
                .asLong();
        long before = shop.balance(member);
        bought(20_000);

        assertThat(quoted).isEqualTo(600);
        await().untilAsserted(() -> assertThat(shop.balance(member)).isEqualTo(before + quoted));
        assertThat(tier().json().path("nextTier").isMissingNode()).isTrue();
    }

    @Test
    void whatWasBoughtLongerAgoDoesNotCountAnyMore() {
        bought(300_000);
        reckon();

        shop.operator().post("/api/admin/clock", Map.of("advance", "P190D")).expect(200);
        assertThat(tier().text("tier")).isEqualTo("SILVER");
        assertThat(purchases()).isZero();
        reckon();

        assertThat(tier().text("tier")).isEqualTo("BRONZE");
        assertThat(heard.tiersOf(member))
                .extracting(TierChanged::from, TierChanged::to)
                .containsExactly(tuple("BRONZE", "SILVER"), tuple("SILVER", "BRONZE"));
    }

    @Test
    void reckonedAgainInTheSameMonthNobodyGetsACouponTwice() {
        bought(300_000);
        reckon();
        int round = round();
        reckon();

        assertThat(round()).isEqualTo(round + 1);
        assertThat(gifts()).isEqualTo(1);
        assertThat(heard.tiersOf(member)).hasSize(1);
    }

    private int round() {
        return shop.operator()
                .get("/api/admin/tiers/runs/" + TierRun.dueAt(clock.instant()))
                .expect(200)
                .json()
                .path("round")
                .asInt();
    }

    @Test
    @DisplayName("F29: the month's run happens once, however many instances begin it and how often")
    void theMonthsRunHappensOnce() {
        shop.operator().post("/api/admin/clock", Map.of("advance", "P32D")).expect(200);
        shop.operator().post("/api/admin/clock", Map.of("advance", "PT1H")).expect(200);
        List<Object> outcomes = Shop.allAtOnce(Stream.generate(() -> (Callable<YearMonth>) () -> {
                    YearMonth month = start.handle(new StartTierRun.Command(Actor.SYSTEM));
                    recalculate.handle(month, AS_LONG_AS_IT_TAKES);
                    return month;
                })
                .limit(3)
                .toList());
        YearMonth month = TierRun.dueAt(clock.instant());
        assertThat(outcomes).containsOnly(month);
        TierRun done = runs.find(month).orElseThrow();

        start.handle(new StartTierRun.Command(Actor.SYSTEM));

        assertThat(done.isFinished()).isTrue();
        assertThat(done.members())
                .isEqualTo(runs.standings(null, done.cut(), done.cut(), Integer.MAX_VALUE)
                        .size());
        assertThat(runs.find(month)).contains(done);
    }

    @Test
    @DisplayName("a run that dies between its steps is taken up, and nobody hears of it twice")
    void aRunThatDiesBetweenItsStepsIsTakenUp() {
        bought(300_000);
        reckon();
        bought(300_000);
        YearMonth month = start.handle(new StartTierRun.Command(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null)));
        TierRun run = runs.find(month).orElseThrow();
        advance.reckon(
                run, runs.standings(run.lastMember(), tiers.countsFrom(run.cut()), run.cut(), Integer.MAX_VALUE));

        recalculate.handle(month, AS_LONG_AS_IT_TAKES);

        assertThat(tier().text("tier")).isEqualTo("GOLD");
        assertThat(heard.tiersOf(member)).extracting(TierChanged::to).containsExactly("SILVER", "GOLD");
        assertThat(runs.find(month).orElseThrow().isFinished()).isTrue();
    }

    @Test
    void aStepThatAnotherInstanceHasDoneChangesNothing() {
        reckon();
        YearMonth month = TierRun.dueAt(clock.instant());
        TierRun seen = runs.find(month).orElseThrow();
        bought(300_000);
        reckon();
        TierRun done = runs.find(month).orElseThrow();

        advance.reckon(seen, List.of(new TierRuns.Standing(member, "SILVER", Money.ZERO)));
        advance.advance(seen, List.of(new TierRuns.Standing(member, "SILVER", Money.ZERO)), 1);

        assertThat(runs.find(month)).contains(done);
        assertThat(tier().text("tier")).isEqualTo("SILVER");
    }

    @Test
    void whoeverNeverSignedUpEarnsNothingAndIsInNoTier() {
        UUID guest = UUID.randomUUID();

        shop.happened(shop.confirmed(UUID.randomUUID(), guest, 50_000));
        bought(1_000);

        shop.operator().get("/api/users/" + guest + "/tier").expect(404);
        assertThat(shop.balance(guest)).isZero();
    }

    @Test
    void onlyOperatorsHaveTiersReckoned() {
        shop.member(member).post("/api/admin/tiers/recalculate").expect(403);
        shop.member(UUID.randomUUID()).get("/api/users/" + member + "/tier").expect(404);
        shop.operator().get("/api/admin/tiers/runs/1999-01").expect(404);
    }
}
