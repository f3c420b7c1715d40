package shop.jangteo.payment.application;

import java.util.UUID;
import shop.jangteo.payment.domain.OrderStatus;
import shop.jangteo.payment.domain.PayableOrders;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/** An order went on; decides what can still be refunded directly. */
@UseCase
public class FollowOrder {

    public record Command(UUID orderId, OrderStatus status) {}

    private final PayableOrders orders;

    FollowOrder(PayableOrders orders) {
        this.orders = orders;
    }

    @InTransaction
    public void handle(Command command) {
        orders.follow(command.orderId(), command.status());
    }
}
