package shop.jangteo.payment.application;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.payment.domain.RefundCause;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/**
 * A part of an order was cancelled: its share of what was paid goes back, exactly once per cancellation. An unpaid order
 * costs less from now on, unless money is being taken for it.
 */
@UseCase
public class CancelOrderLines {

    /** @param refund its share of what was paid */
    public record Command(UUID cancellationId, UUID orderId, boolean paid, Money refund, Money left, String reason) {}

    private final RepriceOrder reprice;
    private final Payments payments;
    private final Ids ids;
    private final Clock clock;

    CancelOrderLines(RepriceOrder reprice, Payments payments, Ids ids, Clock clock) {
        this.reprice = reprice;
        this.payments = payments;
        this.ids = ids;
        this.clock = clock;
    }

    @InTransaction
    public void handle(Command command) {
        if (!command.paid()) {
            reprice.handle(new RepriceOrder.Command(command.orderId(), command.left()));
            return;
        }
        Instant now = clock.instant();
        payments.standingFor(command.orderId()).ifPresent(payment -> {
            payment.giveBackPart(
                    ids.next(),
                    command.refund(),
                    RefundCause.ORDER_LINES_CANCELLED,
                    command.reason(),
                    new RequestKey("cancellation:" + command.cancellationId(), ""),
                    now);
            payments.save(payment);
        });
    }
}
