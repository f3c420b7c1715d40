package shop.jangteo.ordering.adapter.query;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.ordering.domain.order.OrderStatus;

/**
 * Which orders of a list are wanted; null wants all.
 *
 * @param from first day, Asia/Seoul
 * @param to last day
 * @param memberId who bought
 * @param brandId orders with something of this brand
 * @param productId orders with this product
 */
public record OrderFilter(
        @Nullable OrderStatus status,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable UUID memberId,
        @Nullable UUID brandId,
        @Nullable UUID productId) {

    public OrderFilter {
        if (from != null && to != null && to.isBefore(from)) {
            throw new InvalidField("to", "PERIOD");
        }
    }
}
