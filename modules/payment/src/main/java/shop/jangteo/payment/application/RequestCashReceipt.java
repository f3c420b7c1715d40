package shop.jangteo.payment.application;

import java.time.Clock;
import java.util.UUID;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.payment.domain.CashReceipt;
import shop.jangteo.payment.domain.CashReceipts;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** A buyer wants a cash receipt for a payment; it is issued when the money is there. */
@UseCase
public class RequestCashReceipt {

    public record Command(Actor actor, UUID paymentId, CashReceipt.Holder holder) {}

    private final Payments payments;
    private final CashReceipts receipts;
    private final Clock clock;

    RequestCashReceipt(Payments payments, CashReceipts receipts, Clock clock) {
        this.payments = payments;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** Does nothing when there is one. */
    @Writes
    public void handle(Command command) {
        Payment payment = payments.get(command.paymentId());
        if (!command.actor()
                .mayActForOrder(payment.attempt().orderId(), payment.attempt().buyerId())) {
            throw new NotFound("payment");
        }
        receipts.add(CashReceipt.request(payment.id(), command.holder(), clock.instant()));
    }
}
