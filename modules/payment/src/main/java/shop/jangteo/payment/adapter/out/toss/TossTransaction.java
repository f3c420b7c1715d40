package shop.jangteo.payment.adapter.out.toss;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.application.port.PaymentGateway.Transaction;
import tools.jackson.databind.JsonNode;

/**
 * A line of Toss' books.
 *
 * @param amount what moved, whichever way
 */
record TossTransaction(
        String transactionKey,
        String paymentKey,
        String orderId,
        String method,
        String status,
        Money amount,
        Instant at) {

    private static final String VIRTUAL_ACCOUNT = "가상계좌";

    /** @return nothing when it doesn't say all that a transaction has to say */
    static Optional<TossTransaction> read(JsonNode json) {
        JsonNode amount = json.path("amount");
        if (!amount.isIntegralNumber() || !amount.canConvertToLong()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TossTransaction(
                    TossPayment.text(json, "transactionKey"),
                    TossPayment.text(json, "paymentKey"),
                    TossPayment.text(json, "orderId"),
                    json.path("method").asString(""),
                    TossPayment.text(json, "status"),
                    Money.won(Math.absExact(amount.asLong())),
                    TossPayment.time(json, "transactionAt")));
        } catch (TossPayment.Malformed | ArithmeticException | DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean isOfAccount() {
        return method.equals(VIRTUAL_ACCOUNT);
    }

    Transaction as(Transaction.Kind kind) {
        return new Transaction(paymentKey, orderId, transactionKey, kind, amount, status, at);
    }
}
