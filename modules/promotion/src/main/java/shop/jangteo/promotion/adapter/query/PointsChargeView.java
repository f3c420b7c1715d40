package shop.jangteo.promotion.adapter.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.points.PointsCharge;

/**
 * Points that a member bought or tried to.
 *
 * @param failureReason for the buyer; only when FAILED
 * @param balance what the member can spend now
 */
@Schema(name = "PointsCharge")
public record PointsChargeView(
        UUID id,
        PointsCharge.Status status,
        Money amount,
        PointsCharge.Method paymentMethod,
        @Nullable String failureReason,
        Money balance,
        Instant requestedAt,
        Instant changedAt) {

    public static PointsChargeView of(PointsCharge charge, Money balance) {
        return new PointsChargeView(
                charge.id(),
                charge.status(),
                charge.amount(),
                charge.method(),
                charge.failureReason(),
                balance,
                charge.requestedAt(),
                charge.changedAt());
    }
}
