package shop.jangteo.payment.adapter.out.mock;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.payment.application.port.CashReceiptOffice;
import shop.jangteo.payment.domain.CashReceipt.Errand;

/** Issues receipts that no tax office ever sees. What it answers follows from the key alone, so a repetition is harmless. */
@Component
@ConditionalOnProperty(name = "jangteo.payment.provider", havingValue = "mock", matchIfMissing = true)
@Transactional(propagation = Propagation.NEVER)
class MockCashReceipts implements CashReceiptOffice {

    @Override
    public Answer run(Errand errand) {
        return switch (errand) {
            case Errand.Issue issue ->
                new Answer.Done(issue.key(), "https://mock-pay.invalid/cash/" + issue.paymentId());
            case Errand.Reduce reduce -> new Answer.Done(reduce.providerKey(), null);
        };
    }
}
