package shop.jangteo.promotion.domain.coupon;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What of a coupon may change while members hold pieces of it: not what a piece is worth. Null leaves as it is. */
public record CouponChange(
        @Nullable String name,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        @Nullable Integer quantity,
        @Nullable Audience audience) {

    CouponTerms appliedTo(CouponTerms terms) {
        return new CouponTerms(
                Objects.requireNonNullElse(name, terms.name()),
                terms.code(),
                terms.type(),
                terms.discountType(),
                terms.discountValue(),
                terms.maxDiscount(),
                quantity == null ? terms.quantity() : quantity,
                terms.perMember(),
                terms.minimumPurchase(),
                Objects.requireNonNullElse(validFrom, terms.validFrom()),
                Objects.requireNonNullElse(validTo, terms.validTo()),
                terms.validDays(),
                terms.scope(),
                Objects.requireNonNullElse(audience, terms.audience()),
                terms.stackable());
    }
}
