package shop.jangteo.payment.application;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.payment.application.port.CashReceiptOffice;
import shop.jangteo.payment.application.port.CashReceiptOffice.Answer;
import shop.jangteo.payment.domain.CashReceipt.Errand;
import shop.jangteo.payment.domain.CashReceipts;
import shop.jangteo.platform.application.UseCase;

/**
 * Has every cash receipt state what the shop keeps. Two at once do no harm: an errand is known by its key. Once nobody
 * answers at the office the others stay due.
 */
@UseCase
public class RunReceiptErrands {

    private static final Logger log = LoggerFactory.getLogger(RunReceiptErrands.class);
    private static final int BATCH = 100;

    private final CashReceipts receipts;
    private final KeepReceipt keep;
    private final CashReceiptOffice office;
    private final Clock clock;

    RunReceiptErrands(CashReceipts receipts, KeepReceipt keep, CashReceiptOffice office, Clock clock) {
        this.receipts = receipts;
        this.keep = keep;
        this.office = office;
        this.clock = clock;
    }

    public void handle() {
        for (UUID paymentId : receipts.due(clock.instant(), BATCH)) {
            try {
                Optional<Errand> errand = keep.next(paymentId);
                if (errand.isPresent()) {
                    Answer answer = run(errand.get());
                    keep.settle(paymentId, errand.get().key(), answer);
                    if (answer instanceof Answer.Unclear unclear && unclear.officeAway()) {
                        return;
                    }
                }
            } catch (RuntimeException e) {
                // One receipt that can't be recorded must not keep the others waiting; it stays due.
                log.error("receipt of payment {} could not be kept", paymentId, e);
            }
        }
    }

    private Answer run(Errand errand) {
        try {
            return office.run(errand);
        } catch (RuntimeException e) {
            log.error("{}: no answer", errand, e);
            return new Answer.Unclear("exception");
        }
    }
}
