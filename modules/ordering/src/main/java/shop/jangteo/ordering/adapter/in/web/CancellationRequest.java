package shop.jangteo.ordering.adapter.in.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.ordering.application.CancelOrder;
import shop.jangteo.ordering.application.PreviewCancellation;
import shop.jangteo.ordering.domain.order.CancelCause;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.ordering.domain.order.Units;
import shop.jangteo.platform.web.IdempotencyKey;
import shop.jangteo.platform.web.IdempotencyKeyRequired;

/**
 * What is cancelled.
 *
 * @param items ids of the order's items and how many of each; absent for all that is left
 * @param expectedRefund the {@code refundAmount} that a preview showed; another one is 409 {@code REFUND_CHANGED}
 */
@Schema(example = """
    {"items": [{"itemId": "01a1fac5-1055-7c76-94ed-dc83e964e526", "quantity": 1}], "reason": "마음이 바뀌었어요",
     "expectedRefund": 18000}\
    """)
record CancellationRequest(
        @Nullable @Size(min = 1, max = 100) List<@NotNull @Valid Item> items,
        @NotBlank @Size(max = 500) String reason,
        @Nullable @PositiveOrZero Long expectedRefund) {

    static final String KEY =
            "With `items` an `Idempotency-Key` is demanded (`IDEMPOTENCY_KEY_REQUIRED`). The whole order is cancelled"
                + " once: its state is the natural key. Refused: `ILLEGAL_ORDER_STATE` (`state`, `allowed`),"
                + " `ORDER_ON_HOLD`, `NOT_THAT_MANY_LEFT`, and `REFUND_CHANGED` when `expectedRefund` isn't what comes"
                + " back.";

    record Item(@NotNull UUID itemId, @NotNull @Min(1) Integer quantity) {}

    /** @throws IdempotencyKeyRequired for some items without a key: nothing else tells two of these from one that is repeated */
    @Nullable
    IdempotencyKey checked(@Nullable IdempotencyKey key) {
        return items == null ? key : IdempotencyKey.require(key);
    }

    CancelOrder.Command toCommand(Actor actor, CancelCause cause, UUID orderId, @Nullable RequestKey key) {
        return new CancelOrder.Command(
                actor,
                cause,
                new OrderId(orderId),
                units(),
                reason,
                expectedRefund == null ? null : Money.won(expectedRefund),
                key);
    }

    PreviewCancellation.Query toQuery(Actor actor, CancelCause cause, UUID orderId) {
        return new PreviewCancellation.Query(actor, cause, new OrderId(orderId), units());
    }

    private List<Units> units() {
        return items == null
                ? List.of()
                : items.stream()
                        .map(item -> new Units(item.itemId(), Quantity.of(item.quantity())))
                        .toList();
    }
}
