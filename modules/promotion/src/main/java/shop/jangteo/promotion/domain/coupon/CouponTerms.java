package shop.jangteo.promotion.domain.coupon;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.InvalidField.Violation;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.ShopDay;

/**
 * What a coupon is: who words it says all of it at once, and {@link Coupon#offer} looks whether it makes sense.
 *
 * @param code what members type to get it, in capitals; null when it is open to all
 * @param discountType may be left out: follows from the type, and is a fixed amount for {@link CouponType#FIRST_COME}
 * @param discountValue won, or percent
 * @param maxDiscount most that a percentage takes off
 * @param quantity pieces there are, null for as many as wanted
 * @param perMember pieces that one member may have
 * @param minimumPurchase what the goods in scope must cost before any discount
 * @param validTo first instant that is too late to get a piece, and to use one unless pieces have days of their own
 * @param validDays a piece is good to the end of this many days after that of its issue, Asia/Seoul; null for as long
 *     as the coupon
 */
public record CouponTerms(
        String name,
        @Nullable String code,
        CouponType type,
        @Nullable DiscountType discountType,
        long discountValue,
        @Nullable Money maxDiscount,
        @Nullable Integer quantity,
        int perMember,
        Money minimumPurchase,
        Instant validFrom,
        Instant validTo,
        @Nullable Integer validDays,
        Scope scope,
        Audience audience,
        boolean stackable) {

    public CouponTerms {
        code = code == null ? null : normalized(code);
    }

    /** Until when a piece that is issued now can be used. */
    Instant expiryOfPiece(Instant now) {
        return validDays == null ? validTo : ShopDay.endAfter(now, Period.ofDays(validDays));
    }

    /** As people type it: capitals and blanks around it don't matter. */
    public static String normalized(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    /** How the discount is reckoned, also where the type already says it. */
    public DiscountType discount() {
        return switch (type) {
            case FIXED_AMOUNT -> DiscountType.FIXED_AMOUNT;
            case PERCENTAGE -> DiscountType.PERCENTAGE;
            case FIRST_COME -> discountType == null ? DiscountType.FIXED_AMOUNT : discountType;
        };
    }

    /** @throws InvalidField naming everything that makes no sense */
    void check() {
        List<Violation> violations = new ArrayList<>();
        boolean percentage = discount() == DiscountType.PERCENTAGE;
        if (discountType != null && discountType != discount()) {
            violations.add(new Violation("discountType", "CONTRADICTS_TYPE"));
        }
        if (discountValue < 1 || (percentage && discountValue > 100)) {
            violations.add(new Violation("discountValue", percentage ? "PERCENT" : "POSITIVE"));
        }
        if (maxDiscount != null && !percentage) {
            violations.add(new Violation("maxDiscount", "ONLY_FOR_PERCENTAGE"));
        }
        if (maxDiscount != null && maxDiscount.isZero()) {
            violations.add(new Violation("maxDiscount", "POSITIVE"));
        }
        if (type == CouponType.FIRST_COME && quantity == null) {
            violations.add(new Violation("quantity", "REQUIRED_FOR_FIRST_COME"));
        }
        if (quantity != null && quantity < 1) {
            violations.add(new Violation("quantity", "POSITIVE"));
        }
        if (perMember < 1) {
            violations.add(new Violation("perMember", "POSITIVE"));
        }
        if (!validFrom.isBefore(validTo)) {
            violations.add(new Violation("validTo", "ENDS_BEFORE_IT_BEGINS"));
        }
        if (validDays != null && validDays < 1) {
            violations.add(new Violation("validDays", "POSITIVE"));
        }
        if ((scope.kind() == Scope.Kind.ALL) != scope.targets().isEmpty()) {
            violations.add(new Violation("scope.ids", "CONTRADICTS_SCOPE"));
        }
        violations.addAll(audience.violations());
        if (!violations.isEmpty()) {
            throw new InvalidField(violations);
        }
    }
}
