package shop.jangteo.promotion.adapter.out.persistence;

import static shop.jangteo.promotion.adapter.jooq.Tables.COUPON;

import java.util.HashMap;
import java.util.Map;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.adapter.jooq.tables.records.CouponRecord;
import shop.jangteo.promotion.domain.coupon.Audience;

/** An audience in the columns of its coupon; those that its kind has no use for are empty. */
final class AudienceColumns {

    private AudienceColumns() {}

    static Map<Field<?>, @Nullable Object> of(Audience audience) {
        Map<Field<?>, @Nullable Object> columns = new HashMap<>();
        columns.put(COUPON.AUDIENCE_KIND, audience.kind().name());
        columns.put(COUPON.AUDIENCE_DAYS, null);
        columns.put(COUPON.AUDIENCE_TIER, null);
        columns.put(COUPON.AUDIENCE_AMOUNT, null);
        columns.put(COUPON.AUDIENCE_BEFORE, null);
        switch (audience) {
            case Audience.Everybody() -> {}
            case Audience.NewMembers(int days) -> columns.put(COUPON.AUDIENCE_DAYS, days);
            case Audience.TierAtLeast(String tier) -> columns.put(COUPON.AUDIENCE_TIER, tier);
            case Audience.BoughtAtLeast(Money amount, int days) -> {
                columns.put(COUPON.AUDIENCE_AMOUNT, amount.won());
                columns.put(COUPON.AUDIENCE_DAYS, days);
            }
            case Audience.LastLoginBefore(var instant) -> columns.put(COUPON.AUDIENCE_BEFORE, instant);
        }
        return columns;
    }

    static Audience read(CouponRecord found) {
        return switch (Audience.Kind.valueOf(found.getAudienceKind())) {
            case ALL -> Audience.EVERYBODY;
            case NEW_MEMBERS -> new Audience.NewMembers(found.getAudienceDays());
            case TIER -> new Audience.TierAtLeast(found.getAudienceTier());
            case BOUGHT_AT_LEAST ->
                new Audience.BoughtAtLeast(Money.won(found.getAudienceAmount()), found.getAudienceDays());
            case LAST_LOGIN_BEFORE -> new Audience.LastLoginBefore(found.getAudienceBefore());
        };
    }
}
