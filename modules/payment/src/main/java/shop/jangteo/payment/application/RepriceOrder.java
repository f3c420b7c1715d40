package shop.jangteo.payment.application;

import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.domain.PayableOrders;
import shop.jangteo.payment.domain.PaymentRuleBroken.PaymentInProgress;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/** An order costs something else now; refused while money is being taken for it. */
@UseCase
public class RepriceOrder {

    public record Command(UUID orderId, Money amount) {}

    private final PayableOrders orders;
    private final Payments payments;

    RepriceOrder(PayableOrders orders, Payments payments) {
        this.orders = orders;
        this.payments = payments;
    }

    @InTransaction
    public void handle(Command command) {
        orders.lock(command.orderId());
        if (payments.standingFor(command.orderId()).isPresent()) {
            throw new PaymentInProgress();
        }
        orders.reprice(command.orderId(), command.amount());
    }
}
