package shop.jangteo.ordering.domain;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import shop.jangteo.kernel.BrokenRule;
import shop.jangteo.kernel.Money;

/** The rules of this context that a command can break; codes as in the API's table. */
public abstract sealed class OrderingRuleBroken extends BrokenRule {

    private OrderingRuleBroken(Kind kind, String code, Map<String, Object> details) {
        super(kind, code, details);
    }

    /** Not in this state (OR-7): names the present one and what may follow it. */
    public static final class IllegalOrderState extends OrderingRuleBroken {

        public IllegalOrderState(String state, List<String> allowed) {
            super(Kind.CONFLICT, "ILLEGAL_ORDER_STATE", Map.of("state", state, "allowed", allowed));
        }
    }

    /** The order is paid: nobody pays twice. */
    public static final class OrderAlreadyPaid extends OrderingRuleBroken {

        public OrderAlreadyPaid(String state) {
            super(Kind.CONFLICT, "ORDER_ALREADY_PAID", Map.of("state", state));
        }
    }

    /** The goods of an order, before discounts and delivery, come to less than the shop sends. */
    public static final class BelowMinimumOrderAmount extends OrderingRuleBroken {

        public BelowMinimumOrderAmount(Money minimum, Money total) {
            super(Kind.INVALID, "BELOW_MINIMUM_ORDER_AMOUNT", Map.of("minimum", minimum.won(), "total", total.won()));
        }
    }

    /** The line is in an order that awaits its payment (OR-2). */
    public static final class ItemInPayment extends OrderingRuleBroken {

        public ItemInPayment(UUID variantId, UUID orderId, String orderNumber) {
            super(
                    Kind.CONFLICT,
                    "ITEM_IN_PAYMENT",
                    Map.of(
                            "variantId", variantId.toString(),
                            "orderId", orderId.toString(),
                            "orderNumber", orderNumber));
        }
    }

    /** More is wanted than is left. */
    public static final class InsufficientStock extends OrderingRuleBroken {

        /** @param available units left, 0 when sold out */
        public record Shortage(UUID variantId, int requested, int available) {

            private Map<String, Object> asDetail() {
                return Map.of("variantId", variantId.toString(), "requested", requested, "available", available);
            }
        }

        public InsufficientStock(List<Shortage> shortages) {
            super(
                    Kind.INVALID,
                    "INSUFFICIENT_STOCK",
                    Map.of("items", shortages.stream().map(Shortage::asDetail).toList()));
        }
    }

    /** The order must wait (PA-6). */
    public static final class OrderOnHold extends OrderingRuleBroken {

        public OrderOnHold(String reason) {
            super(Kind.CONFLICT, "ORDER_ON_HOLD", Map.of("reason", reason));
        }
    }

    /** The buyer was shown another total than the order comes to (OR-3). */
    public static final class PriceChanged extends OrderingRuleBroken {

        public PriceChanged(Money expected, Money finalAmount) {
            super(Kind.CONFLICT, "PRICE_CHANGED", Map.of("expected", expected.won(), "finalAmount", finalAmount.won()));
        }
    }

    /** Another amount comes back than the one that was shown (OR-9). */
    public static final class RefundChanged extends OrderingRuleBroken {

        public RefundChanged(
                Money expected,
                Money refundAmount,
                Money discountTakenBack,
                Money pointsBack,
                Money shippingFeeBefore,
                Money shippingFeeAfter) {
            super(
                    Kind.CONFLICT,
                    "REFUND_CHANGED",
                    Map.of(
                            "expected", expected.won(),
                            "refundAmount", refundAmount.won(),
                            "discountTakenBack", discountTakenBack.won(),
                            "pointsBack", pointsBack.won(),
                            "shippingFee", Map.of("before", shippingFeeBefore.won(), "after", shippingFeeAfter.won())));
        }
    }

    /** More units are to be cancelled than are left of the order (OR-9). */
    public static final class NotThatManyLeft extends OrderingRuleBroken {

        /** @param left units, 0 when the order has no such line */
        public record Missing(UUID itemId, int requested, int left) {

            private Map<String, Object> asDetail() {
                return Map.of("itemId", itemId.toString(), "requested", requested, "left", left);
            }
        }

        public NotThatManyLeft(List<Missing> missing) {
            super(
                    Kind.CONFLICT,
                    "NOT_THAT_MANY_LEFT",
                    Map.of("items", missing.stream().map(Missing::asDetail).toList()));
        }
    }
}
