package shop.jangteo.payment.adapter.in.messaging;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import shop.jangteo.contract.payment.RefundRequested;
import shop.jangteo.payment.application.ExecuteRefund;
import shop.jangteo.payment.domain.RefundCause;
import shop.jangteo.platform.event.Outward;

/** Sends refunds to the provider as soon as the transaction that wants them has committed. */
@Component
class RefundListener {

    private final ExecuteRefund execute;

    RefundListener(ExecuteRefund execute) {
        this.execute = execute;
    }

    /**
     * Without a transaction, because it calls the provider. So a failure here isn't delivered again: the stored refund is
     * due, and the job finds it. Who asks for a refund directly has the provider called in the same request.
     */
    @Async(Outward.LISTENERS)
    @ApplicationModuleListener(id = "payment.on-refund-requested", propagation = Propagation.NOT_SUPPORTED)
    void on(RefundRequested event) {
        if (!event.cause().equals(RefundCause.DIRECT.name())) {
            execute.handle(new ExecuteRefund.Command(event.paymentId(), event.refundId()));
        }
    }
}
