package shop.jangteo.promotion.domain.points;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.PromotionEvent;
import shop.jangteo.promotion.domain.PromotionRuleBroken.InsufficientPoints;
import shop.jangteo.promotion.domain.points.PointsEntry.Grant;
import shop.jangteo.promotion.domain.points.PointsEntry.Kind;

/**
 * A member's points: lots that came in, spent in the order in which they expire, and a ledger entry for every movement.
 * The balance is the sum of what the lots have left and the sum of the ledger, and never below zero.
 */
public final class PointsAccount {

    private final UUID memberId;
    private final long version;
    private final Map<UUID, PointsLot> lots = new LinkedHashMap<>();
    private final Map<UUID, PointsLot> changedLots = new LinkedHashMap<>();
    private final List<PointsEntry> newEntries = new ArrayList<>();
    private final List<Spending> newSpendings = new ArrayList<>();
    private final List<PromotionEvent> events = new ArrayList<>();
    private Money balance;

    private PointsAccount(UUID memberId, Money balance, List<PointsLot> lots, long version) {
        this.memberId = memberId;
        this.balance = balance;
        this.version = version;
        lots.forEach(lot -> this.lots.put(lot.id(), lot));
    }

    /** @param lots all that have something left */
    public static PointsAccount stored(UUID memberId, Money balance, List<PointsLot> lots, long version) {
        return new PointsAccount(memberId, balance, lots, version);
    }

    /** Points for a confirmed purchase; nothing when the purchase is too small to bring any. */
    public void earn(UUID orderId, Money earningBase, PointsPolicy policy, Instant now, Ids ids) {
        Money points = policy.earnedOn(earningBase);
        if (points.isZero()) {
            return;
        }
        addLot(points, policy.expiryOfNew(now), ids);
        enter(Kind.EARN, points.won(), orderId, null, now, ids);
        events.add(new PromotionEvent.PointsEarned(memberId, orderId, points, balance, now));
    }

    /** Points as a favour of the shop. */
    public PointsEntry grant(Money points, Grant grant, PointsPolicy policy, Instant now, Ids ids) {
        addLot(points, policy.expiryOfNew(now), ids);
        return enter(Kind.ADJUST, points.won(), null, grant, now, ids);
    }

    /**
     * Pays for an order with points, those that expire first going first.
     *
     * @param points more than zero
     * @throws InsufficientPoints when the member has fewer that are still good
     */
    public Spending spend(UUID orderId, Money points, Instant now, Ids ids) {
        expire(now, ids);
        if (points.isMoreThan(balance)) {
            throw new InsufficientPoints(points, balance);
        }
        List<Spending.Share> shares = new ArrayList<>();
        Money open = points;
        for (PointsLot lot : firstToExpireFirst()) {
            Money taken = lot.remaining().min(open);
            if (!taken.isZero()) {
                change(lot.without(taken));
                shares.add(new Spending.Share(lot.id(), taken, lot.expiresAt()));
                open = open.minus(taken);
            }
        }
        enter(Kind.SPEND, -points.won(), orderId, null, now, ids);
        Spending spending = new Spending(orderId, shares);
        newSpendings.add(spending);
        return spending;
    }

    /** The order that took the points has ended: they are back, good for as long as they were or a grace at least. */
    public void giveBack(Spending spending, PointsPolicy policy, Instant now, Ids ids) {
        for (Spending.Share share : spending.shares()) {
            addLot(share.amount(), policy.expiryOfReturned(share.expiresAt(), now), ids);
        }
        enter(Kind.RETURN, spending.total().won(), spending.orderId(), null, now, ids);
    }

    /** Writes off what is overdue; nothing happens when nothing is. */
    public void expire(Instant now, Ids ids) {
        Money lost = Money.ZERO;
        for (PointsLot lot : firstToExpireFirst()) {
            if (lot.isOverdue(now) && !lot.remaining().isZero()) {
                lost = lost.plus(lot.remaining());
                change(lot.without(lot.remaining()));
            }
        }
        if (!lost.isZero()) {
            enter(Kind.EXPIRE, -lost.won(), null, null, now, ids);
        }
    }

    private List<PointsLot> firstToExpireFirst() {
        return lots.values().stream()
                .sorted(Comparator.comparing(PointsLot::expiresAt).thenComparing(PointsLot::id))
                .toList();
    }

    private void addLot(Money points, Instant expiresAt, Ids ids) {
        change(new PointsLot(ids.next(), points, points, expiresAt));
    }

    private void change(PointsLot lot) {
        lots.put(lot.id(), lot);
        changedLots.put(lot.id(), lot);
    }

    private PointsEntry enter(
            Kind kind, long amount, @Nullable UUID orderId, @Nullable Grant grant, Instant now, Ids ids) {
        balance = Money.won(Math.addExact(balance.won(), amount));
        PointsEntry entry = new PointsEntry(ids.next(), kind, amount, orderId, grant, balance, now);
        newEntries.add(entry);
        return entry;
    }

    public UUID memberId() {
        return memberId;
    }

    public long version() {
        return version;
    }

    public Money balance() {
        return balance;
    }

    /** What a repository has to write, beside the balance. */
    public List<PointsLot> changedLots() {
        return List.copyOf(changedLots.values());
    }

    public List<PointsEntry> newEntries() {
        return List.copyOf(newEntries);
    }

    public List<Spending> newSpendings() {
        return List.copyOf(newSpendings);
    }

    public List<PromotionEvent> events() {
        return List.copyOf(events);
    }
}
