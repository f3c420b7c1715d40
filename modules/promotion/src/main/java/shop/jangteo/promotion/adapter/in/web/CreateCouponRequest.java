package shop.jangteo.promotion.adapter.in.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.coupon.Audience;
import shop.jangteo.promotion.domain.coupon.CouponTerms;
import shop.jangteo.promotion.domain.coupon.CouponType;
import shop.jangteo.promotion.domain.coupon.DiscountType;
import shop.jangteo.promotion.domain.coupon.Scope;

/**
 * A new coupon.
 *
 * @param discountValue won, or percent
 * @param validFrom instant with offset, or a day in Asia/Seoul
 * @param validTo first instant that is too late, or the last day in Asia/Seoul
 * @param validDays a piece is good to the end of this many days after that of its issue, in Asia/Seoul (1: to the end
 *     of tomorrow); absent for as long as the coupon
 * @param audience absent for everybody
 */
@Schema(name = "CreateCoupon")
record CreateCouponRequest(
        @NotBlank @Size(max = 100) String name,
        @NotNull CouponType type,
        @Nullable DiscountType discountType,
        @NotNull @Max(1_000_000_000) Long discountValue,
        @Nullable Money maxDiscount,
        @Nullable @Max(100_000_000) Integer quantity,
        @Nullable @Max(100) Integer perMember,
        @Nullable Money minimumPurchase,

        @NotBlank @Schema(example = "2026-12-01T00:00:00+09:00")
        String validFrom,

        @NotBlank @Schema(example = "2026-12-31") String validTo,
        @Nullable @Max(3_650) Integer validDays,
        @Nullable @Valid CouponScopeRequest scope,
        @Nullable @Valid CouponAudienceRequest audience,
        @Nullable Boolean stackable,

        @Nullable @Pattern(regexp = "[A-Za-z0-9가-힣_-]{2,40}")
        String code) {

    private static final int PER_MEMBER = 1;

    /** @param ids categories, brands or products; absent for ALL */
    @Schema(name = "CreateCouponScope")
    record CouponScopeRequest(
            @NotNull Scope.Kind type,
            @Nullable @Size(max = 1_000) List<@NotNull UUID> ids) {}

    CouponTerms terms() {
        return new CouponTerms(
                name.strip(),
                code,
                type,
                discountType,
                discountValue,
                maxDiscount,
                quantity,
                perMember == null ? PER_MEMBER : perMember,
                minimumPurchase == null ? Money.ZERO : minimumPurchase,
                ShopInstant.from("validFrom", validFrom),
                ShopInstant.to("validTo", validTo),
                validDays,
                goods(),
                audience == null ? Audience.EVERYBODY : audience.audience(),
                stackable != null && stackable);
    }

    private Scope goods() {
        if (scope == null) {
            return Scope.EVERYTHING;
        }
        List<UUID> ids = scope.ids();
        return new Scope(scope.type(), ids == null ? Set.of() : Set.copyOf(ids));
    }
}
