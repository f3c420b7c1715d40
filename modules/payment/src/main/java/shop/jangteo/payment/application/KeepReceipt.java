package shop.jangteo.payment.application;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.application.port.CashReceiptOffice.Answer;
import shop.jangteo.payment.domain.CashReceipt.Errand;
import shop.jangteo.payment.domain.CashReceipts;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentPolicy;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.alert.Alerts;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** The two ends of an errand for a cash receipt, a transaction each; who runs it is {@link RunReceiptErrands}. */
@UseCase
public class KeepReceipt {

    private final CashReceipts receipts;
    private final Payments payments;
    private final PaymentPolicy policy;
    private final Alerts alerts;
    private final Clock clock;

    KeepReceipt(CashReceipts receipts, Payments payments, PaymentPolicy policy, Alerts alerts, Clock clock) {
        this.receipts = receipts;
        this.payments = payments;
        this.policy = policy;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** @return what to run; nothing when the receipt states what the shop keeps of the payment */
    @Writes
    public Optional<Errand> next(UUID paymentId) {
        // Whoever changes the payment changes the receipt's row as well: under its lock what is kept can't be stale.
        return receipts.lock(paymentId).flatMap(receipt -> {
            Payment payment = payments.get(paymentId);
            if (payment.status().isEnded() && receipt.isPointless()) {
                receipts.remove(paymentId);
                return Optional.empty();
            }
            Optional<Errand> errand = receipt.next(kept(payment));
            receipts.save(receipt);
            return errand;
        });
    }

    private static Money kept(Payment payment) {
        return payment.capture() == null
                ? Money.ZERO
                : payment.attempt().amount().minus(payment.refunded());
    }

    @Writes
    public void settle(UUID paymentId, String key, Answer answer) {
        receipts.lock(paymentId).ifPresent(receipt -> {
            switch (answer) {
                case Answer.Done done -> receipt.done(key, done.providerKey(), done.url(), clock.instant());
                case Answer.Refused refused -> {
                    receipt.refused(
                            key, refused.code() + ": " + refused.message(), policy.refundTries(), clock.instant());
                    alerts.raise("cash-receipt-refused", "payment " + paymentId, refused.code());
                }
                case Answer.Unclear unclear ->
                    receipt.unclear(key, unclear.why(), policy.refundTries(), clock.instant());
            }
            receipts.save(receipt);
        });
    }
}
