package shop.jangteo.promotion.adapter.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;

/**
 * A member's points.
 *
 * @param balance what can be spent now
 * @param expiringSoon what is lost first; absent when nothing is within the next 30 days
 */
@Schema(name = "Points")
public record PointsView(Money balance, @Nullable ExpiringPoints expiringSoon) {

    /** @param on the last day on which they can be spent, in Asia/Seoul */
    @Schema(name = "ExpiringPoints")
    public record ExpiringPoints(Money amount, LocalDate on) {}
}
