package shop.jangteo.payment.application;

import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.payment.application.TakePayment.Means;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.application.port.PaymentGateway.Outcome;
import shop.jangteo.payment.domain.PayableOrder;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.platform.application.UseCase;

/** Has the provider take the money for points, unless that was done or given up already. */
@UseCase
public class PayPointsCharge {

    public record Command(
            StartPointsCharge.Command charge, @Nullable String token) {}

    private final StartPointsCharge start;
    private final TakePayment take;
    private final SettlePayment settle;
    private final PaymentGateway gateway;

    PayPointsCharge(StartPointsCharge start, TakePayment take, SettlePayment settle, PaymentGateway gateway) {
        this.start = start;
        this.take = take;
        this.settle = settle;
        this.gateway = gateway;
    }

    public void handle(Command command) {
        StartPointsCharge.Command charge = command.charge();
        Payment payment = start.alone(charge);
        if (payment.status() != PaymentStatus.PENDING || payment.window() != null) {
            return;
        }
        try {
            gateway.requireAcceptable(command.token());
        } catch (InvalidField unusable) {
            settle.handle(new SettlePayment.Command(
                    payment.id(), new Outcome.Declined("INVALID_TOKEN", "사용할 수 없는 결제 수단입니다.")));
            return;
        }
        String name = PayableOrder.pointsCharge(charge.chargeId(), charge.memberId(), charge.amount())
                .orderNumber();
        take.handle(new TakePayment.Command(payment, name, Means.token(command.token())));
    }
}
