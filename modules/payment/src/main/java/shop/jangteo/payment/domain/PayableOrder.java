package shop.jangteo.payment.domain;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import shop.jangteo.kernel.Money;

/**
 * What this context knows of an order: whose it is, what it costs and how far it is. A charge of points is paid for like
 * an order that nobody delivers.
 *
 * @param orderNumber what the buyer sees in the provider's window
 */
public record PayableOrder(
        UUID orderId, Purpose purpose, String orderNumber, UUID buyerId, Money amount, OrderStatus status) {

    public static PayableOrder placed(UUID orderId, String orderNumber, UUID buyerId, Money amount) {
        return new PayableOrder(orderId, Purpose.ORDER, orderNumber, buyerId, amount, OrderStatus.PENDING);
    }

    public static PayableOrder pointsCharge(UUID chargeId, UUID memberId, Money amount) {
        String number = "POINTS-" + chargeId.toString().substring(24);
        return new PayableOrder(chargeId, Purpose.POINTS_CHARGE, number, memberId, amount, OrderStatus.PENDING);
    }

    /** @throws PaymentRuleBroken.IllegalOrderState when it is not waiting for money */
    public void requirePayable() {
        require(OrderStatus::isPayable);
    }

    /** @throws PaymentRuleBroken.IllegalOrderState when the goods have left */
    public void requireNotHandedOver() {
        require(state -> !state.isHandedOver());
    }

    private void require(Predicate<OrderStatus> allowed) {
        if (!allowed.test(status)) {
            List<OrderStatus> states =
                    Arrays.stream(OrderStatus.values()).filter(allowed).toList();
            throw new PaymentRuleBroken.IllegalOrderState(status, states);
        }
    }
}
