package shop.jangteo.promotion.adapter.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.points.PointsEntry;

/**
 * One movement in a member's points.
 *
 * @param amount points in (more than zero) or out (less)
 * @param chargeId the charge that it is about
 * @param expiresAt when the points that came in expire, or the first of them
 */
@Schema(name = "PointsEntry")
public record PointsEntryView(
        UUID id,
        PointsEntry.Kind kind,
        long amount,
        Money balanceAfter,
        @Nullable UUID orderId,
        @Nullable UUID chargeId,
        @Nullable String reason,
        @Nullable Instant expiresAt,
        Instant at) {

    public static PointsEntryView of(PointsEntry entry) {
        PointsEntry.Grant grant = entry.grant();
        return new PointsEntryView(
                entry.id(),
                entry.kind(),
                entry.amount(),
                entry.balanceAfter(),
                entry.orderId(),
                isAboutACharge(entry.kind()) ? entry.cause() : null,
                grant == null ? null : grant.reason(),
                entry.expiresAt(),
                entry.at());
    }

    static boolean isAboutACharge(PointsEntry.Kind kind) {
        return kind == PointsEntry.Kind.CHARGE || kind == PointsEntry.Kind.CHARGE_REFUND;
    }
}
