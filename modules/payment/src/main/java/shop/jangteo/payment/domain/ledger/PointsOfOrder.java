package shop.jangteo.payment.domain.ledger;

import java.util.UUID;
import shop.jangteo.kernel.Money;

/**
 * Points that an order is paid with in part.
 *
 * @param points that it still costs
 * @param booked whether they have been booked as spent, which they are once the order is paid
 */
public record PointsOfOrder(UUID orderId, Money points, boolean booked) {

    public PointsOfOrder asBooked() {
        return new PointsOfOrder(orderId, points, true);
    }

    /** Some go back to their member; never more than there are. */
    public PointsOfOrder without(Money back) {
        return new PointsOfOrder(orderId, points.minusOrZero(back), booked);
    }
}
