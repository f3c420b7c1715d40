package shop.jangteo.promotion.adapter.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.coupon.CouponType;
import shop.jangteo.promotion.domain.coupon.DiscountType;
import shop.jangteo.promotion.domain.coupon.Scope;

/**
 * A coupon as it is offered.
 *
 * @param code only operators see it
 * @param discountValue won, or percent
 * @param quantity pieces there are; absent for as many as wanted
 * @param validTo first instant that is too late
 */
@Schema(name = "Coupon")
public record CouponView(
        UUID id,
        String name,
        @Nullable String code,
        CouponType type,
        DiscountType discountType,
        long discountValue,
        @Nullable Money maxDiscount,
        @Nullable Integer quantity,
        int issuedCount,
        int perMember,
        Money minimumPurchase,
        Instant validFrom,
        Instant validTo,
        CouponScopeView scope,
        String audience,
        boolean stackable,
        Instant createdAt) {

    /** Which goods the coupon is good for; ids is empty for ALL. */
    @Schema(name = "CouponScope")
    public record CouponScopeView(Scope.Kind type, List<UUID> ids) {}
}
