package shop.jangteo.promotion.domain.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.PromotionEvent;
import shop.jangteo.promotion.domain.PromotionRuleBroken.InsufficientPoints;
import shop.jangteo.promotion.domain.points.PointsEntry.Grant;
import shop.jangteo.promotion.domain.points.PointsEntry.Kind;

@Label("PR-5: points")
class PointsAccountTests {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final PointsPolicy POLICY = new PointsPolicy(1, Duration.ofDays(365), Duration.ofDays(30));
    private static final Grant GRANT = new Grant(UUID.randomUUID(), "sorry", null);
    private static final Ids IDS = UUID::randomUUID;

    private final UUID order = UUID.randomUUID();

    private static PointsLot lot(long points, Instant expiresAt) {
        return new PointsLot(UUID.randomUUID(), Money.won(points), Money.won(points), expiresAt);
    }

    private static PointsAccount account(PointsLot... lots) {
        List<PointsLot> all = List.of(lots);
        Money balance = Money.sum(all.stream().map(PointsLot::remaining).toList());
        return PointsAccount.stored(UUID.randomUUID(), balance, all, 3);
    }

    @Example
    void aConfirmedPurchaseBringsOnePercentRoundedDown() {
        PointsAccount account = account();

        account.earn(order, Money.won(12_399), POLICY, NOW, IDS);

        assertThat(account.balance()).isEqualTo(Money.won(123));
        assertThat(account.changedLots().getFirst().expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(365)));
        assertThat(account.events())
                .containsExactly(new PromotionEvent.PointsEarned(
                        account.memberId(), order, Money.won(123), Money.won(123), NOW));
    }

    @Example
    void aPurchaseTooSmallBringsNothingAndNobodyHearsOfIt() {
        PointsAccount account = account();

        account.earn(order, Money.won(99), POLICY, NOW, IDS);

        assertThat(account.newEntries()).isEmpty();
        assertThat(account.events()).isEmpty();
    }

    @Example
    void whatExpiresFirstIsSpentFirst() {
        PointsLot late = lot(1_000, NOW.plus(Duration.ofDays(90)));
        PointsLot soon = lot(1_000, NOW.plus(Duration.ofDays(10)));

        Spending spending = account(late, soon).spend(order, Money.won(1_200), NOW, IDS);

        assertThat(spending.shares())
                .containsExactly(
                        new Spending.Share(soon.id(), Money.won(1_000), soon.expiresAt()),
                        new Spending.Share(late.id(), Money.won(200), late.expiresAt()));
    }

    @Example
    void nobodySpendsMoreThanThereIs() {
        PointsAccount account = account(lot(1_000, NOW.plusSeconds(1)));

        assertThatThrownBy(() -> account.spend(order, Money.won(1_001), NOW, IDS))
                .isInstanceOf(InsufficientPoints.class);
    }

    @Example
    void overduePointsAreWorthNothingEvenBeforeTheyAreWrittenOff() {
        PointsAccount account = account(lot(1_000, NOW), lot(500, NOW.plusSeconds(1)));

        assertThatThrownBy(() -> account.spend(order, Money.won(501), NOW, IDS))
                .isInstanceOfSatisfying(
                        InsufficientPoints.class,
                        broken -> assertThat(broken.details()).containsEntry("balance", 500L));
    }

    @Example
    void overduePointsAreWrittenOffOnce() {
        PointsAccount account = account(lot(1_000, NOW), lot(500, NOW.plusSeconds(1)));

        account.expire(NOW, IDS);
        account.expire(NOW, IDS);

        assertThat(account.balance()).isEqualTo(Money.won(500));
        assertThat(account.newEntries())
                .extracting(PointsEntry::kind, PointsEntry::amount)
                .containsExactly(tuple(Kind.EXPIRE, -1_000L));
    }

    @Example
    void returnedPointsLiveAsLongAsTheyWouldHaveButThirtyDaysAtLeast() {
        PointsLot late = lot(1_000, NOW.plus(Duration.ofDays(90)));
        PointsLot soon = lot(1_000, NOW.plus(Duration.ofDays(10)));
        PointsAccount before = account(late, soon);
        Spending spending = before.spend(order, Money.won(1_500), NOW, IDS);

        PointsAccount after = account();
        after.giveBack(spending, POLICY, NOW, IDS);

        assertThat(after.changedLots())
                .extracting(PointsLot::remaining, PointsLot::expiresAt)
                .containsExactly(
                        tuple(Money.won(1_000), NOW.plus(Duration.ofDays(30))),
                        tuple(Money.won(500), late.expiresAt()));
    }

    /** I14, I15, I18: whatever happens in whatever order, the three ways to count agree. */
    @Property
    void balanceLedgerAndLotsAlwaysAgree(@ForAll @Size(max = 40) List<@IntRange(max = 3_999) Integer> actions) {
        PointsAccount account = account();
        List<Spending> open = new ArrayList<>();
        Instant now = NOW;
        for (int action : actions) {
            Money points = Money.won(action / 4 + 1);
            now = now.plus(Duration.ofDays(action % 40));
            switch (action % 4) {
                case 0 -> account.grant(points, GRANT, POLICY, now, IDS);
                case 1 -> {
                    try {
                        open.add(account.spend(UUID.randomUUID(), points, now, IDS));
                    } catch (InsufficientPoints refused) {
                        assertThat(points).isGreaterThan(account.balance());
                    }
                }
                case 2 -> {
                    if (!open.isEmpty()) {
                        account.giveBack(open.removeFirst(), POLICY, now, IDS);
                    }
                }
                default -> account.expire(now, IDS);
            }
        }

        long ledger =
                account.newEntries().stream().mapToLong(PointsEntry::amount).sum();
        Money lots = Money.sum(
                account.changedLots().stream().map(PointsLot::remaining).toList());
        assertThat(account.balance().won()).isEqualTo(ledger);
        assertThat(lots).isEqualTo(account.balance());
    }
}
