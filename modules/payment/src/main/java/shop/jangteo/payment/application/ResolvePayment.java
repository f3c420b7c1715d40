package shop.jangteo.payment.application;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.application.port.PaymentGateway.Outcome;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.platform.application.UseCase;

/** Asks the provider what became of an open attempt, and records it. */
@UseCase
public class ResolvePayment {

    private static final Logger log = LoggerFactory.getLogger(ResolvePayment.class);

    private final PaymentGateway gateway;
    private final SettlePayment settle;

    ResolvePayment(PaymentGateway gateway, SettlePayment settle) {
        this.gateway = gateway;
        this.settle = settle;
    }

    public Payment handle(UUID paymentId) {
        return settle.handle(new SettlePayment.Command(paymentId, ask(paymentId)));
    }

    private Outcome ask(UUID paymentId) {
        try {
            return gateway.query(paymentId, null);
        } catch (RuntimeException e) {
            log.error("payment {}: the provider can't be asked", paymentId, e);
            return new Outcome.Unclear("exception");
        }
    }
}
