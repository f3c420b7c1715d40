package shop.jangteo.payment.adapter.out.toss;

import shop.jangteo.payment.application.port.PaymentGateway.Outcome;
import tools.jackson.databind.JsonNode;

/** What came back from Toss. */
sealed interface TossReply {

    /** It did what it was asked. */
    record Done(JsonNode body) implements TossReply {}

    /** It says why it didn't, or that it doesn't know. What it means is for {@link TossMeaning}. */
    record Refused(int status, String code, String message) implements TossReply {

        /** The first request with this key hasn't been answered; everything else is given again under it for 15 days. */
        boolean isOfAnUnansweredKey() {
            return code.equals("IDEMPOTENT_REQUEST_PROCESSING");
        }

        /** For the buyer's eyes: of what was meant for them. */
        Outcome.Declined declined() {
            return new Outcome.Declined(code, message.isEmpty() ? code : message);
        }
    }

    /**
     * Nothing, or nothing that makes sense.
     *
     * @param asked false: no connection came about, so it surely knows nothing of the request
     */
    record NoAnswer(String why, boolean asked) implements TossReply {}
}
