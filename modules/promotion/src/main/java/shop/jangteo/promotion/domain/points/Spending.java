package shop.jangteo.promotion.domain.points;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shop.jangteo.kernel.Money;

/** The points that an order took, by the lots they came from. */
public record Spending(UUID orderId, List<Share> shares) {

    /** @param expiresAt when these points would have expired */
    public record Share(UUID lotId, Money amount, Instant expiresAt) {}

    public Spending {
        shares = List.copyOf(shares);
    }

    public Money total() {
        return Money.sum(shares.stream().map(Share::amount).toList());
    }
}
