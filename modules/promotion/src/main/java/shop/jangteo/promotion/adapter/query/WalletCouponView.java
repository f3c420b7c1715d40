package shop.jangteo.promotion.adapter.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.coupon.CouponType;
import shop.jangteo.promotion.domain.coupon.DiscountType;
import shop.jangteo.promotion.domain.coupon.IssuedCoupon;

/**
 * A piece with what its holder wants to know of the coupon.
 *
 * @param paused whether the operator has stopped the coupon: no piece of it can be used for the time being
 */
@Schema(name = "WalletCoupon")
public record WalletCouponView(
        UUID id,
        UUID couponId,
        IssuedCoupon.Status status,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable UUID orderId,
        @Nullable Instant usedAt,
        String name,
        CouponType type,
        DiscountType discountType,
        long discountValue,
        @Nullable Money maxDiscount,
        Money minimumPurchase,
        CouponView.CouponScopeView scope,
        boolean stackable,
        boolean paused) {}
