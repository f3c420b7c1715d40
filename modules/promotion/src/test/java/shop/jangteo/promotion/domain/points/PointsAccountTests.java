package shop.jangteo.promotion.domain.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import shop.jangteo.promotion.domain.PromotionRuleBroken.PointsAlreadySpent;
import shop.jangteo.promotion.domain.points.PointsEntry.Grant;
import shop.jangteo.promotion.domain.points.PointsEntry.Kind;

@Label("PR-5: points")
class PointsAccountTests {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final PointsPolicy POLICY =
            new PointsPolicy(Period.ofYears(1), Period.ofYears(5), Period.ofDays(30));
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
    void aConfirmedPurchaseBringsPointsForAYear() {
        PointsAccount account = account();

        account.earn(order, Money.won(123), POLICY, NOW, IDS);

        assertThat(account.balance()).isEqualTo(Money.won(123));
        assertThat(account.changedLots().getFirst().expiresAt()).isEqualTo(Instant.parse("2027-06-01T15:00:00Z"));
        assertThat(account.events())
                .containsExactly(new PromotionEvent.PointsEarned(
                        account.memberId(), order, Money.won(123), Money.won(123), NOW));
    }

    @Example
    void aPurchaseTooSmallBringsNothingAndNobodyHearsOfIt() {
        PointsAccount account = account();

        account.earn(order, Money.ZERO, POLICY, NOW, IDS);

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
                        new Spending.Share(soon.without(Money.won(1_000)), Money.won(1_000), Money.ZERO),
                        new Spending.Share(late.without(Money.won(200)), Money.won(200), Money.ZERO));
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
        assertThat(account.events())
                .containsExactly(new PromotionEvent.PointsExpired(
                        account.memberId(),
                        account.newEntries().getFirst().id(),
                        Money.won(1_000),
                        Money.won(500),
                        NOW));
    }

    @Example
    void pointsGoBackToTheirLotsAndLiveThirtyDaysAtLeast() {
        PointsLot late = lot(1_000, NOW.plus(Duration.ofDays(90)));
        PointsLot soon = lot(1_000, NOW.plus(Duration.ofDays(10)));
        Spending spending = account(late, soon).spend(order, Money.won(1_500), NOW, IDS);

        PointsAccount after = account(late.without(Money.won(500)));
        after.giveBack(spending, Money.won(1_500), order, POLICY, NOW, IDS);

        assertThat(after.balance()).isEqualTo(Money.won(2_000));
        assertThat(after.changedLots())
                .extracting(PointsLot::amount, PointsLot::remaining, PointsLot::expiresAt)
                .containsExactly(
                        tuple(Money.won(1_000), Money.won(1_000), late.expiresAt()),
                        tuple(Money.won(1_000), Money.won(1_000), Instant.parse("2026-07-01T15:00:00Z")));
        assertThat(after.newEntries())
                .extracting(PointsEntry::kind, PointsEntry::amount, PointsEntry::cause, PointsEntry::expiresAt)
                .containsExactly(tuple(Kind.RETURN, 1_500L, order, Instant.parse("2026-07-01T15:00:00Z")));
    }

    @Example
    void whatWasTakenLastComesBackFirst() {
        PointsLot soon = lot(1_000, NOW.plus(Duration.ofDays(40)));
        PointsLot late = lot(1_000, NOW.plus(Duration.ofDays(90)));
        PointsAccount account = account(late, soon);
        Spending spending = account.spend(order, Money.won(1_500), NOW, IDS);

        Spending left = account.giveBack(spending, Money.won(700), UUID.randomUUID(), POLICY, NOW, IDS);

        assertThat(left.open()).isEqualTo(Money.won(800));
        assertThat(left.shares()).extracting(Spending.Share::returned).containsExactly(Money.won(200), Money.won(500));
    }

    @Example
    void noMoreComesBackThanTheOrderHolds() {
        PointsAccount account = account(lot(1_000, NOW.plus(Duration.ofDays(90))));
        Spending spending = account.spend(order, Money.won(600), NOW, IDS);

        assertThatThrownBy(() -> account.giveBack(spending, Money.won(601), UUID.randomUUID(), POLICY, NOW, IDS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void chargedPointsLiveFiveYearsAndAreSpentAfterThoseThatExpireEarlier() {
        PointsLot earned = lot(1_000, NOW.plus(Duration.ofDays(90)));
        PointsAccount account = account(earned);
        UUID charge = UUID.randomUUID();
        account.charge(charge, Money.won(5_000), POLICY, NOW, IDS);

        Spending spending = account.spend(order, Money.won(1_500), NOW, IDS);

        assertThat(spending.shares())
                .extracting(share -> share.lot().id(), Spending.Share::amount)
                .containsExactly(tuple(earned.id(), Money.won(1_000)), tuple(charge, Money.won(500)));
        assertThat(spending.shares().getLast().lot().expiresAt()).isEqualTo(Instant.parse("2031-06-01T15:00:00Z"));
    }

    /** Cancelling an order in any parts returns what it took, and as if it had been that much smaller at each step. */
    @Property
    void anySequenceOfPartsReturnsExactlyWhatWasSpent(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 2_000) Integer> lots,
            @ForAll @IntRange(min = 1, max = 12_000) int wanted,
            @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 3_000) Integer> parts) {
        PointsLot[] all = IntStream.range(0, lots.size())
                .mapToObj(i -> lot(lots.get(i), NOW.plus(Duration.ofDays(31 + 7L * (i * 5 % 6)))))
                .toArray(PointsLot[]::new);
        Money spent = account(all).balance().min(Money.won(wanted));
        PointsAccount account = account(all);
        Spending spending = account.spend(order, spent, NOW, IDS);
        for (int part : parts) {
            Money back = spending.open().min(Money.won(part));
            spending = account.giveBack(spending, back, UUID.randomUUID(), POLICY, NOW, IDS);

            PointsAccount smaller = account(all);
            Money open = spending.open();
            if (!open.isZero()) {
                smaller.spend(order, open, NOW, IDS);
            }
            assertThat(remaining(account, all)).isEqualTo(remaining(smaller, all));
        }
        account.giveBack(spending, spending.open(), order, POLICY, NOW, IDS);

        assertThat(account.balance()).isEqualTo(account(all).balance());
        assertThat(remaining(account, all)).isEqualTo(remaining(account(all), all));
    }

    private static Map<UUID, Money> remaining(PointsAccount account, PointsLot... all) {
        Map<UUID, Money> remaining = new HashMap<>();
        Stream.concat(Stream.of(all), account.changedLots().stream())
                .forEach(lot -> remaining.put(lot.id(), lot.remaining()));
        return remaining;
    }

    /** I14, I15, I18: whatever happens in whatever order, the three ways to count agree. */
    @Property
    void balanceLedgerAndLotsAlwaysAgree(@ForAll @Size(max = 60) List<@IntRange(max = 6_999) Integer> actions) {
        PointsAccount account = account();
        List<Spending> spendings = new ArrayList<>();
        List<PointsCharge> charges = new ArrayList<>();
        Instant now = NOW;
        for (int action : actions) {
            Money points = Money.won(action / 7 + 1);
            now = now.plus(Duration.ofDays(action % 40));
            switch (action % 7) {
                case 0 -> account.grant(points, GRANT, POLICY, now, IDS);
                case 1 -> account.earn(UUID.randomUUID(), points, POLICY, now, IDS);
                case 2 -> {
                    PointsCharge charge = PointsCharge.request(
                            IDS.next(), account.memberId(), points.plus(Money.won(999)), PointsCharge.Method.CARD, now);
                    charge.captured(charge.amount(), account, POLICY, now, IDS);
                    charge.captured(charge.amount(), account, POLICY, now, IDS);
                    charges.add(charge);
                }
                case 3 -> {
                    try {
                        spendings.add(account.spend(UUID.randomUUID(), points, now, IDS));
                    } catch (InsufficientPoints refused) {
                        assertThat(points).isGreaterThan(account.balance());
                    }
                }
                case 4 -> {
                    if (!spendings.isEmpty()) {
                        Spending held = spendings.removeFirst();
                        spendings.add(
                                account.giveBack(held, held.open().min(points), UUID.randomUUID(), POLICY, now, IDS));
                    }
                }
                case 5 -> {
                    if (!charges.isEmpty()) {
                        refund(charges.removeFirst(), account, now);
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
        assertThat(account.newEntries())
                .allSatisfy(entry -> assertThat(entry.balanceAfter().won()).isNotNegative());
    }

    private static void refund(PointsCharge charge, PointsAccount account, Instant now) {
        Money before = account.balance();
        try {
            charge.refundRequested(charge.amount(), account, now, IDS);
            assertThat(charge.status()).isEqualTo(PointsCharge.Status.REFUNDING);
            assertThat(account.balance()).isLessThanOrEqualTo(before.minus(charge.amount()));
        } catch (PointsAlreadySpent refused) {
            assertThat(charge.status()).isEqualTo(PointsCharge.Status.DONE);
        }
    }
}
