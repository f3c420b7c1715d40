package shop.jangteo.promotion.domain.coupon;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import shop.jangteo.kernel.ConcurrentChange;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponAlreadyIssued;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponOutOfPeriod;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponPaused;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponQuantityBelowIssued;

/**
 * A coupon as it is offered. Its pieces are laid out a batch at a time, never more than its quantity, each with a number
 * of its own; who takes which of those that lie free is decided by {@link Coupons#takeFree}, since many members ask at
 * once (ADR-0023). What a piece is worth never changes once members can have it.
 */
public final class Coupon {

    private final CouponId id;
    private final DiscountRule rule;
    private final long version;
    private CouponTerms terms;
    private boolean paused;
    private PiecesLaidOut laidOut;

    /**
     * How many pieces there are so far, those that are out and those that lie free.
     *
     * @param nextNumber what the next one is called; numbers aren't used again
     */
    public record PiecesLaidOut(int count, int nextNumber) {

        static final PiecesLaidOut NONE = new PiecesLaidOut(0, 1);
    }

    private Coupon(CouponId id, CouponTerms terms, boolean paused, PiecesLaidOut laidOut, long version) {
        this.id = id;
        this.terms = terms;
        this.rule = switch (terms.discount()) {
            case FIXED_AMOUNT -> new DiscountRule.FixedAmount(Money.won(terms.discountValue()));
            case PERCENTAGE -> new DiscountRule.Percentage(Math.toIntExact(terms.discountValue()), terms.maxDiscount());
        };
        this.paused = paused;
        this.laidOut = laidOut;
        this.version = version;
    }

    /** @throws InvalidField naming everything in the terms that makes no sense */
    public static Coupon offer(CouponId id, CouponTerms terms) {
        terms.check();
        return new Coupon(id, terms, false, PiecesLaidOut.NONE, 0);
    }

    public static Coupon stored(CouponId id, CouponTerms terms, boolean paused, PiecesLaidOut laidOut, long version) {
        return new Coupon(id, terms, paused, laidOut, version);
    }

    /**
     * Whether it can be had at all.
     *
     * @throws CouponOutOfPeriod before its first or after its last instant
     * @throws CouponPaused when the operator has stopped it
     */
    public void requireOpen(Instant now) {
        if (!validity().contains(now)) {
            throw new CouponOutOfPeriod(id.value(), terms.validFrom(), terms.validTo());
        }
        if (paused) {
            throw new CouponPaused(id.value());
        }
    }

    /** @throws CouponAlreadyIssued when this many are all that one member may have */
    public void requireMore(int alreadyHad) {
        if (!allowsMore(alreadyHad)) {
            throw new CouponAlreadyIssued(id.value(), terms.perMember());
        }
    }

    public boolean allowsMore(int alreadyHad) {
        return alreadyHad < terms.perMember();
    }

    /**
     * A piece for a member.
     *
     * @param alreadyHad pieces that the member has or had, used ones too
     * @param number of the free piece that was taken for it
     */
    public IssuedCoupon issueTo(UUID memberId, int alreadyHad, int number, IssuedCouponId issuedId, Instant now) {
        requireOpen(now);
        requireMore(alreadyHad);
        return IssuedCoupon.issue(issuedId, id, memberId, alreadyHad + 1, number, now, terms.expiryOfPiece(now));
    }

    /** Whether there are pieces that haven't been laid out yet. */
    public boolean hasMoreToLayOut() {
        Integer quantity = terms.quantity();
        return quantity == null || laidOut.count() < quantity;
    }

    /**
     * Lays out more pieces, as many as the quantity allows.
     *
     * @return how many; their numbers begin with the former {@link PiecesLaidOut#nextNumber}
     */
    public int layOut(int most) {
        Integer quantity = terms.quantity();
        int more = quantity == null ? most : Math.min(most, quantity - laidOut.count());
        laidOut = new PiecesLaidOut(laidOut.count() + more, laidOut.nextNumber() + more);
        return more;
    }

    /** Nothing happens when it is paused already. */
    public void pause() {
        paused = true;
    }

    /** Nothing happens when it isn't paused. */
    public void resume() {
        paused = false;
    }

    /**
     * Words it anew. Pieces that are out keep what they were issued with.
     *
     * @param seen the version that the operator looked at
     * @param issued how many pieces are out; nobody can be given one meanwhile
     * @return how many of the free pieces have to be taken away
     * @throws ConcurrentChange when somebody else was faster
     * @throws CouponQuantityBelowIssued when more are out than there are to be
     * @throws InvalidField naming everything that makes no sense
     */
    public int change(CouponChange change, long seen, int issued) {
        if (seen != version) {
            throw new ConcurrentChange(seen, version);
        }
        CouponTerms changed = change.appliedTo(terms);
        changed.check();
        int quantity = Objects.requireNonNullElse(changed.quantity(), Integer.MAX_VALUE);
        if (quantity < issued) {
            throw new CouponQuantityBelowIssued(id.value(), issued);
        }
        terms = changed;
        int tooMany = Math.max(0, laidOut.count() - quantity);
        laidOut = new PiecesLaidOut(laidOut.count() - tooMany, laidOut.nextNumber());
        return tooMany;
    }

    private Validity validity() {
        return new Validity(terms.validFrom(), terms.validTo());
    }

    public CouponId id() {
        return id;
    }

    public CouponTerms terms() {
        return terms;
    }

    public DiscountRule rule() {
        return rule;
    }

    public boolean isPaused() {
        return paused;
    }

    public PiecesLaidOut laidOut() {
        return laidOut;
    }

    public long version() {
        return version;
    }
}
