package shop.jangteo.ordering.adapter.query;

import java.util.List;
import java.util.function.Function;
import shop.jangteo.kernel.Money;
import shop.jangteo.ordering.adapter.jooq.tables.records.OrdersRecord;

/** What an order comes to: the whole order for its buyer and for operators, their own lines for sellers. */
public record Amounts(Money total, Money discount, Money points, Money shippingFee, Money toPay) {

    static Amounts ofOrder(OrdersRecord order) {
        return new Amounts(
                Money.won(order.getTotalAmount()),
                Money.won(order.getDiscountAmount()),
                Money.won(order.getPointsUsed()),
                Money.won(order.getShippingFee()),
                Money.won(order.getFinalAmount()));
    }

    static Amounts ofLines(List<OrderView.Item> lines) {
        Money total = sum(lines, OrderView.Item::lineAmount);
        Money discount = sum(lines, OrderView.Item::discount);
        Money points = sum(lines, OrderView.Item::points);
        return new Amounts(
                total, discount, points, Money.ZERO, total.minus(discount).minus(points));
    }

    private static Money sum(List<OrderView.Item> lines, Function<OrderView.Item, Money> amount) {
        return Money.sum(lines.stream().map(amount).toList());
    }
}
