package shop.jangteo.promotion.domain.points;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.PromotionEvent;
import shop.jangteo.promotion.domain.PromotionRuleBroken.InsufficientPoints;
import shop.jangteo.promotion.domain.PromotionRuleBroken.PointsAlreadySpent;
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
    private final List<Spending> changedSpendings = new ArrayList<>();
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

    /** Points for a confirmed purchase; nothing when it is too small to bring any. */
    public void earn(UUID orderId, Money points, PointsPolicy policy, Instant now, Ids ids) {
        if (points.isZero()) {
            return;
        }
        Instant expiresAt = policy.expiryOfNew(now);
        addLot(ids.next(), points, expiresAt);
        enter(new Movement(Kind.EARN, points.won(), orderId, orderId, expiresAt, null), now, ids);
        events.add(new PromotionEvent.PointsEarned(memberId, orderId, points, balance, now));
    }

    /** Points that the member has paid for. */
    void charge(UUID chargeId, Money points, PointsPolicy policy, Instant now, Ids ids) {
        Instant expiresAt = policy.expiryOfCharged(now);
        addLot(chargeId, points, expiresAt);
        enter(new Movement(Kind.CHARGE, points.won(), null, chargeId, expiresAt, null), now, ids);
    }

    /**
     * The money for a charge goes back, and its points with it: all of them or none.
     *
     * @throws PointsAlreadySpent when some of them are gone
     */
    void refundCharge(UUID chargeId, Money points, Instant now, Ids ids) {
        expire(now, ids);
        PointsLot lot = lots.get(chargeId);
        if (lot == null || lot.remaining().isLessThan(points)) {
            throw new PointsAlreadySpent(points, lot == null ? Money.ZERO : lot.remaining());
        }
        change(lot.without(points));
        enter(new Movement(Kind.CHARGE_REFUND, -points.won(), null, chargeId, null, null), now, ids);
    }

    /** Points as a favour of the shop. */
    public PointsEntry grant(Money points, Grant grant, PointsPolicy policy, Instant now, Ids ids) {
        Instant expiresAt = policy.expiryOfNew(now);
        addLot(ids.next(), points, expiresAt);
        PointsEntry entry = enter(new Movement(Kind.ADJUST, points.won(), null, null, expiresAt, grant), now, ids);
        events.add(new PromotionEvent.PointsGranted(memberId, entry.id(), points, balance, now));
        return entry;
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
                PointsLot left = lot.without(taken);
                change(left);
                shares.add(new Spending.Share(left, taken, Money.ZERO));
                open = open.minus(taken);
            }
        }
        enter(new Movement(Kind.SPEND, -points.won(), orderId, orderId, null, null), now, ids);
        Spending spending = new Spending(orderId, shares);
        changedSpendings.add(spending);
        return spending;
    }

    /**
     * A part of what an order took comes back, what was taken last first: afterwards it is as if the order had been
     * that much smaller from the beginning. Points go back to the lot they came from, or are good for a grace at least
     * when that lot expires earlier.
     *
     * @param points no more than the order still holds
     * @param cause the cancellation, or the order when it has ended
     * @return the spending as it is now
     */
    public Spending giveBack(Spending spending, Money points, UUID cause, PointsPolicy policy, Instant now, Ids ids) {
        if (points.isMoreThan(spending.open())) {
            throw new IllegalArgumentException(
                    "order " + spending.orderId() + " holds " + spending.open() + " and can't return " + points);
        }
        if (points.isZero()) {
            return spending;
        }
        LinkedList<Spending.Share> shares = new LinkedList<>();
        List<Spending.Share> returning = new ArrayList<>();
        Instant firstExpiry = Instant.MAX;
        Money open = points;
        for (Spending.Share share : spending.shares().reversed()) {
            Money back = share.open().min(open);
            Spending.Share after = share;
            if (!back.isZero()) {
                PointsLot lot = putBack(share.lot(), back, policy, now, ids);
                firstExpiry = lot.expiresAt().isBefore(firstExpiry) ? lot.expiresAt() : firstExpiry;
                after = share.returning(back);
                returning.add(after);
                open = open.minus(back);
            }
            shares.addFirst(after);
        }
        enter(new Movement(Kind.RETURN, points.won(), spending.orderId(), cause, firstExpiry, null), now, ids);
        changedSpendings.add(new Spending(spending.orderId(), returning));
        return new Spending(spending.orderId(), shares);
    }

    private PointsLot putBack(PointsLot from, Money points, PointsPolicy policy, Instant now, Ids ids) {
        PointsLot lot = lots.getOrDefault(from.id(), from);
        Instant expiresAt = policy.expiryOfReturned(lot.expiresAt(), now);
        return expiresAt.equals(lot.expiresAt()) ? change(lot.with(points)) : addLot(ids.next(), points, expiresAt);
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
            PointsEntry entry = enter(new Movement(Kind.EXPIRE, -lost.won(), null, null, null, null), now, ids);
            events.add(new PromotionEvent.PointsExpired(memberId, entry.id(), lost, balance, now));
        }
    }

    private List<PointsLot> firstToExpireFirst() {
        return lots.values().stream()
                .sorted(Comparator.comparing(PointsLot::expiresAt).thenComparing(PointsLot::id))
                .toList();
    }

    private PointsLot addLot(UUID id, Money points, Instant expiresAt) {
        return change(new PointsLot(id, points, points, expiresAt));
    }

    private PointsLot change(PointsLot lot) {
        lots.put(lot.id(), lot);
        changedLots.put(lot.id(), lot);
        return lot;
    }

    /** What an entry says beside when it was made and what the balance was then. */
    private record Movement(
            Kind kind,
            long amount,
            @Nullable UUID orderId,
            @Nullable UUID cause,
            @Nullable Instant expiresAt,
            @Nullable Grant grant) {}

    private PointsEntry enter(Movement moved, Instant now, Ids ids) {
        balance = Money.won(Math.addExact(balance.won(), moved.amount()));
        PointsEntry entry = new PointsEntry(
                ids.next(),
                moved.kind(),
                moved.amount(),
                moved.orderId(),
                moved.cause(),
                moved.expiresAt(),
                moved.grant(),
                balance,
                now);
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

    /** Only the shares that changed. */
    public List<Spending> changedSpendings() {
        return List.copyOf(changedSpendings);
    }

    public List<PromotionEvent> events() {
        return List.copyOf(events);
    }
}
