package shop.jangteo.payment.application;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.payment.domain.Window;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** The buyer did not come back from the provider's window in time. */
@UseCase
public class LeaveWindow {

    private final Payments payments;
    private final Clock clock;

    LeaveWindow(Payments payments, Clock clock) {
        this.payments = payments;
        this.clock = clock;
    }

    @Writes
    public Payment handle(UUID paymentId) {
        Payment payment = payments.get(paymentId);
        Window window = payment.window();
        Instant now = clock.instant();
        if (window != null && !now.isBefore(window.until())) {
            payment.leaveWindow(now);
            payments.save(payment);
        }
        return payment;
    }
}
