package shop.jangteo.payment.adapter.in.messaging;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import shop.jangteo.contract.promotion.PointsChargeRequested;
import shop.jangteo.payment.application.PayPointsCharge;
import shop.jangteo.payment.application.StartPointsCharge;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.platform.event.Outward;

/**
 * Points that are bought. One listener stores the attempt, the other one has the provider asked, whichever comes first. So
 * the attempt stands however the second ends, and a job finds out what became of it; the means of payment are in the event
 * only.
 */
@Component
class PointsChargeListener {

    private final StartPointsCharge start;
    private final PayPointsCharge pay;

    PointsChargeListener(StartPointsCharge start, PayPointsCharge pay) {
        this.start = start;
        this.pay = pay;
    }

    @ApplicationModuleListener(id = "payment.on-points-charge-requested")
    void store(PointsChargeRequested event) {
        start.handle(charge(event));
    }

    /** Without a transaction, because it calls the provider. */
    @Async(Outward.LISTENERS)
    @ApplicationModuleListener(id = "payment.on-points-charge-due", propagation = Propagation.NOT_SUPPORTED)
    void pay(PointsChargeRequested event) {
        pay.handle(new PayPointsCharge.Command(charge(event), event.paymentToken()));
    }

    private static StartPointsCharge.Command charge(PointsChargeRequested event) {
        return new StartPointsCharge.Command(
                event.chargeId(), event.memberId(), event.amount(), PaymentMethod.valueOf(event.method()));
    }
}
