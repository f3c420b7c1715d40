package shop.jangteo.promotion.adapter.in.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import shop.jangteo.promotion.domain.coupon.CouponChange;

/**
 * What is to be different; what is absent stays.
 *
 * @param validFrom as in {@link CreateCouponRequest}
 * @param validTo as in {@link CreateCouponRequest}
 * @param quantity not below what has been issued
 * @param version the one that was read
 */
@Schema(name = "ChangeCoupon")
record ChangeCouponRequest(
        @Nullable @Size(max = 100) @Pattern(regexp = ".*\\S.*")
        String name,

        @Nullable @Schema(example = "2026-12-01T00:00:00+09:00")
        String validFrom,

        @Nullable @Schema(example = "2026-12-31") String validTo,
        @Nullable @Max(100_000_000) Integer quantity,
        @Nullable @Valid CouponAudienceRequest audience,
        @NotNull Long version) {

    CouponChange change() {
        return new CouponChange(
                name == null ? null : name.strip(),
                validFrom == null ? null : ShopInstant.from("validFrom", validFrom),
                validTo == null ? null : ShopInstant.to("validTo", validTo),
                quantity,
                audience == null ? null : audience.audience());
    }
}
