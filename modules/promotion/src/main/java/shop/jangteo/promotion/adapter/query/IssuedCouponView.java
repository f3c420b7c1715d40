package shop.jangteo.promotion.adapter.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.promotion.domain.coupon.IssuedCoupon;

/**
 * The piece of a coupon that a member holds.
 *
 * @param orderId the order it is used for
 */
@Schema(name = "IssuedCoupon")
public record IssuedCouponView(
        UUID id,
        UUID couponId,
        IssuedCoupon.Status status,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable UUID orderId,
        @Nullable Instant usedAt) {}
