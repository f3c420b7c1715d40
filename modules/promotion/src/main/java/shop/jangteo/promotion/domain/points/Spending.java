package shop.jangteo.promotion.domain.points;

import java.util.List;
import java.util.UUID;
import shop.jangteo.kernel.Money;

/** The points that an order took, by the lots they came from, in the order in which they were taken. */
public record Spending(UUID orderId, List<Share> shares) {

    /**
     * @param lot as it stands now
     * @param amount taken from it
     * @param returned what of that has come back
     */
    public record Share(PointsLot lot, Money amount, Money returned) {

        public Share {
            if (returned.isMoreThan(amount)) {
                throw new IllegalArgumentException("more came back than was taken: " + returned + " of " + amount);
            }
        }

        Money open() {
            return amount.minus(returned);
        }

        Share returning(Money points) {
            return new Share(lot, amount, returned.plus(points));
        }
    }

    public Spending {
        shares = List.copyOf(shares);
    }

    /** What the order still holds. */
    public Money open() {
        return Money.sum(shares.stream().map(Share::open).toList());
    }
}
