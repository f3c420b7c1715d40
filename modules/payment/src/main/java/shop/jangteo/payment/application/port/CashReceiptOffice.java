package shop.jangteo.payment.application.port;

import org.jspecify.annotations.Nullable;
import shop.jangteo.payment.domain.CashReceipt.Errand;

/** Where cash receipts are issued. Never called inside a database transaction; a repeated key has no further effect. */
public interface CashReceiptOffice {

    /** What became of an errand. */
    sealed interface Answer {

        /**
         * @param providerKey the office's own id of the receipt
         * @param url where the buyer sees it
         */
        record Done(String providerKey, @Nullable String url) implements Answer {}

        record Refused(String code, String message) implements Answer {}

        /** @param officeAway nobody there answers: other errands needn't be tried now */
        record Unclear(String why, boolean officeAway) implements Answer {
            public Unclear(String why) {
                this(why, false);
            }
        }
    }

    /** An exception means the same as {@link Answer.Unclear}. */
    Answer run(Errand errand);
}
