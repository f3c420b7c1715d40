package shop.jangteo.promotion.adapter.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.coupon.Audience;
import shop.jangteo.promotion.domain.coupon.CouponType;
import shop.jangteo.promotion.domain.coupon.DiscountType;
import shop.jangteo.promotion.domain.coupon.Scope;

/**
 * A coupon as it is offered.
 *
 * @param code only operators see it
 * @param discountValue won, or percent
 * @param quantity pieces there are; absent for as many as wanted
 * @param issuedCount pieces that members have or had
 * @param validTo first instant that is too late
 * @param validDays a piece is good to the end of this many days after that of its issue, in Asia/Seoul (1: to the end
 *     of tomorrow); absent for as long as the coupon
 * @param paused whether the operator has stopped it for the time being
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
        @Nullable Integer validDays,
        CouponScopeView scope,
        CouponAudienceView audience,
        boolean stackable,
        boolean paused,
        Instant createdAt,
        long version) {

    /**
     * Whom the coupon is for.
     *
     * @param withinDays for NEW_MEMBERS since joining, for BOUGHT_AT_LEAST since the confirmation
     * @param tier for TIER: this one or a higher one
     * @param amount for BOUGHT_AT_LEAST
     * @param before for LAST_LOGIN_BEFORE
     */
    @Schema(name = "CouponAudience")
    public record CouponAudienceView(
            Audience.Kind type,
            @Nullable Integer withinDays,
            @Nullable String tier,
            @Nullable Money amount,
            @Nullable Instant before) {}

    /** Which goods the coupon is good for; ids is empty for ALL. */
    @Schema(name = "CouponScope")
    public record CouponScopeView(Scope.Kind type, List<UUID> ids) {}
}
