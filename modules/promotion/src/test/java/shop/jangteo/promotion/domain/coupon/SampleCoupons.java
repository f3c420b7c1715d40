package shop.jangteo.promotion.domain.coupon;

import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.Money;

/** Terms to start from in tests: valid through 2026, for everything, one per member. */
public final class SampleCoupons {

    public static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    public static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");
    public static final Instant DURING = Instant.parse("2026-06-01T00:00:00Z");

    private SampleCoupons() {}

    public static CouponTerms fixed(long won) {
        return terms(CouponType.FIXED_AMOUNT, won, null, Money.ZERO, Scope.EVERYTHING, true, null, 1);
    }

    public static CouponTerms percentage(int percent, Money cap) {
        return terms(CouponType.PERCENTAGE, percent, cap, Money.ZERO, Scope.EVERYTHING, true, null, 1);
    }

    public static CouponTerms firstCome(long won, int quantity) {
        return terms(CouponType.FIRST_COME, won, null, Money.ZERO, Scope.EVERYTHING, true, quantity, 1);
    }

    public static CouponTerms livingDays(int days) {
        return new CouponTerms(
                "coupon",
                null,
                CouponType.FIXED_AMOUNT,
                null,
                1_000,
                null,
                null,
                1,
                Money.ZERO,
                FROM,
                TO,
                days,
                Scope.EVERYTHING,
                Audience.EVERYBODY,
                true);
    }

    public static CouponTerms terms(
            CouponType type,
            long value,
            Money cap,
            Money minimum,
            Scope scope,
            boolean stackable,
            Integer quantity,
            int perMember) {
        return new CouponTerms(
                "coupon",
                null,
                type,
                null,
                value,
                cap,
                quantity,
                perMember,
                minimum,
                FROM,
                TO,
                null,
                scope,
                Audience.EVERYBODY,
                stackable);
    }

    public static Coupon coupon(CouponTerms terms) {
        return Coupon.offer(new CouponId(UUID.randomUUID()), terms);
    }

    public static IssuedCoupon issued(Coupon coupon, UUID member) {
        return coupon.issueTo(member, 0, 1, new IssuedCouponId(UUID.randomUUID()), DURING);
    }
}
