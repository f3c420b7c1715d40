package shop.jangteo.promotion.domain.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.jangteo.kernel.Money;

@DisplayName("PR-6: tiers")
class TiersTests {

    private static final Period HALF_A_YEAR = Period.ofMonths(6);
    private static final Tier BRONZE = new Tier("BRONZE", Money.ZERO, 1, List.of());
    private static final Tier SILVER = new Tier("SILVER", Money.won(200_000), 2, List.of());
    private static final Tier GOLD = new Tier("GOLD", Money.won(500_000), 3, List.of());
    private static final Tiers TIERS = new Tiers(List.of(BRONZE, SILVER, GOLD), HALF_A_YEAR);

    @ParameterizedTest
    @CsvSource({"0, BRONZE", "199999, BRONZE", "200000, SILVER", "499999, SILVER", "500000, GOLD", "99999999, GOLD"})
    void aTierIsReachedWithTheWonThatItTakes(long purchases, String reached) {
        assertThat(TIERS.reachedBy(Money.won(purchases)).name()).isEqualTo(reached);
    }

    @Test
    void everyTierKnowsWhatIsAboveIt() {
        assertThat(TIERS.above(BRONZE)).contains(SILVER);
        assertThat(TIERS.above(GOLD)).isEmpty();
        assertThat(TIERS.atLeast("SILVER")).containsExactly("SILVER", "GOLD");
        assertThat(TIERS.atLeast("PLATINUM")).isEmpty();
    }

    @Test
    void aTierThatTheShopGaveUpCountsAsTheLowest() {
        assertThat(TIERS.named("PLATINUM")).isEqualTo(BRONZE);
    }

    @Test
    void monthsAreTheShopsAndNotGreenwichs() {
        // 03:00 on the first of November in Seoul is still October in Greenwich.
        assertThat(TIERS.countsFrom(Instant.parse("2026-10-31T18:00:00Z")))
                .isEqualTo(Instant.parse("2026-04-30T18:00:00Z"));
    }

    @Test
    void pointsAreTheTiersShareRoundedDown() {
        assertThat(GOLD.earnedOn(Money.won(12_399))).isEqualTo(Money.won(371));
    }

    @Test
    void aLadderThatLeavesSomebodyOutOrGoesDownIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tiers(List.of(SILVER, GOLD), HALF_A_YEAR));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tiers(List.of(BRONZE, GOLD, SILVER), HALF_A_YEAR));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tiers(List.of(), HALF_A_YEAR));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Tiers(List.of(BRONZE, new Tier("BRONZE", Money.won(1), 1, List.of())), HALF_A_YEAR));
    }

    @ParameterizedTest
    @CsvSource({"2026-10-31T17:59:59Z, 2026-10", "2026-10-31T18:00:00Z, 2026-11", "2026-11-30T17:59:59Z, 2026-11"})
    void theMonthsRunIsDueOnItsFirstDayAtThreeInSeoul(Instant now, YearMonth due) {
        assertThat(TierRun.dueAt(now)).isEqualTo(due);
        assertThat(TierRun.of(YearMonth.of(2026, 11), now).cut()).isEqualTo(Instant.parse("2026-10-31T18:00:00Z"));
    }
}
