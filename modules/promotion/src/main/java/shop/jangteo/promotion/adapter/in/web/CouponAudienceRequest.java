package shop.jangteo.promotion.adapter.in.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.coupon.Audience;

/**
 * Whom a coupon is for; its type alone may stand for it where it needs no more.
 *
 * @param withinDays for NEW_MEMBERS since joining, for BOUGHT_AT_LEAST since the confirmation
 * @param tier for TIER: this one or a higher one
 * @param amount for BOUGHT_AT_LEAST: purchases that were confirmed
 * @param before for LAST_LOGIN_BEFORE: instant with offset, or a day in Asia/Seoul
 */
@Schema(name = "CouponAudienceRequest")
record CouponAudienceRequest(
        @NotNull Audience.Kind type,
        @Nullable @Max(3_650) Integer withinDays,
        @Nullable @Size(max = 40) String tier,
        @Nullable Money amount,
        @Nullable @Schema(example = "2026-06-30") String before) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static CouponAudienceRequest of(String type) {
        return new CouponAudienceRequest(Audience.Kind.valueOf(type), null, null, null, null);
    }

    /** Named, because the short form would otherwise be the only one. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    CouponAudienceRequest {}

    Audience audience() {
        return switch (type) {
            case ALL -> Audience.EVERYBODY;
            case NEW_MEMBERS -> new Audience.NewMembers(required("withinDays", withinDays));
            case TIER -> new Audience.TierAtLeast(required("tier", tier));
            case BOUGHT_AT_LEAST ->
                new Audience.BoughtAtLeast(required("amount", amount), required("withinDays", withinDays));
            case LAST_LOGIN_BEFORE ->
                new Audience.LastLoginBefore(ShopInstant.from("audience.before", required("before", before)));
        };
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidField("audience." + field, "REQUIRED_FOR_AUDIENCE");
        }
        return value;
    }
}
