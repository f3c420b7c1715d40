package shop.jangteo.payment.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.payment.adapter.Ordering.PlacedOrder;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.testkit.ApiClient;

@PaymentTest
@DisplayName("SY-11: a payment's row that is changed by hand is named with what it should be")
class PaymentInvariantTests {

    private static final Duration QUIET = Duration.ofDays(400);

    private final ApiClient api;
    private final Ordering ordering;
    private final JdbcClient jdbc;
    private final TransactionTemplate rolledBack;
    private final Invariants invariants;

    PaymentInvariantTests(
            ApiClient api,
            Ordering ordering,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Invariants invariants) {
        this.api = api;
        this.ordering = ordering;
        this.jdbc = jdbc;
        this.rolledBack = new TransactionTemplate(transactions);
        this.invariants = invariants;
    }

    private UUID pay(PlacedOrder order, String method) {
        return UUID.fromString(api.as(order.buyer())
                .post("/api/payments", Map.of("orderId", order.id(), "paymentMethod", method))
                .expect(201)
                .text("id"));
    }

    /** Paid 30,000 and given back 12,000. */
    private UUID partlyRefunded(PlacedOrder order) {
        UUID payment = pay(order, "CARD");
        api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null))
                .keyed()
                .post("/api/payments/" + payment + "/refund", Map.of("amount", 12_000, "reason", "배송 지연 보상"))
                .expect(200);
        return payment;
    }

    /** What the invariant finds about these, as if everything had been quiet for long. */
    private List<String> broken(String invariant, UUID payment, PlacedOrder order) {
        return found(Invariants.text(invariant), payment, order);
    }

    private List<String> found(String sql, UUID payment, PlacedOrder order) {
        return invariants.found(sql, QUIET).stream()
                .filter(line -> line.contains(payment.toString())
                        || line.contains(order.id().toString()))
                .map(line -> line.replace(payment.toString(), ":payment")
                        .replace(order.id().toString(), ":order"))
                .toList();
    }

    /** No hand can do it as long as the key stands: so every payment is read twice. */
    @Test
    void aSecondCaptureIsNamed() {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = partlyRefunded(order);
        assertThat(broken("one-capture-per-order", payment, order)).isEmpty();

        assertThat(found(
                        Invariants.text("one-capture-per-order")
                                .replace(
                                        "payment.v_payment",
                                        "(SELECT * FROM payment.v_payment UNION ALL SELECT * FROM payment.v_payment)"
                                                + " twice"),
                        payment,
                        order))
                .containsExactly("order :order | 1 ≠ 2");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        refunded-is-the-sum-of-refunds            | update payment.payments set refunded_amount = refunded_amount - 1 where id = :payment                             | payment :payment | 12000 ≠ 11999
        refunds-requested-are-the-sum-of-refunds  | update payment.payments set refund_requested_amount = refund_requested_amount + 5 where id = :payment             | payment :payment | 12000 ≠ 12005
        refunds-requested-are-the-sum-of-refunds  | update payment.refunds set amount = 11000 where payment_id = :payment                                             | payment :payment | 11000 ≠ 12000
        never-back-more-than-captured             | update payment.payments set refund_requested_amount = 30001 where id = :payment                                   | payment :payment | 30000 ≠ 30001
        state-says-what-was-refunded              | update payment.payments set status = 'SUCCESS' where id = :payment                                                | payment :payment | PARTIALLY_REFUNDED ≠ SUCCESS
        open-payment-has-an-outcome               | update payment.payments set status = 'UNKNOWN', captured_at = null, next_check_at = now() where id = :payment     | payment :payment | an outcome ≠ UNKNOWN
        deposit-is-not-awaited-for-ever           | update payment.payments set status = 'WAITING_FOR_DEPOSIT', captured_at = null, next_check_at = now(), account_number = '1', account_due_at = now() where id = :payment | payment :payment | EXPIRED ≠ WAITING_FOR_DEPOSIT
        mock-books-are-our-captures               | update payment.mock_provider_transactions set amount = 29000 where request_key = :payment                         | payment :payment | 29000 ≠ 30000
        mock-books-are-our-captures               | delete from payment.mock_provider_transactions where request_key = :payment                                       | payment :payment | 0 ≠ 30000
        mock-books-are-our-refunds                | update payment.mock_provider_transactions set amount = 11000 where of_key = :payment                              | payment :payment | 11000 ≠ 12000
        refund-goes-through                       | update payment.refunds set status = 'FAILED' where payment_id = :payment                                          | refund of payment :payment | DONE ≠ FAILED
        wrong-capture-goes-back                   | insert into payment.payment_mismatches (id, payment_id, kind, expected, actual, found_at, provider_key, amount, status, attempts, next_attempt_at) values (:payment, :payment, 'AMOUNT_TAKEN', '1', '2', now(), 'key', 2, 'TO_RETURN', 9, now()) | wrong capture of payment :payment | RETURNED ≠ TO_RETURN
        ledger-kinds-move-between-their-accounts  | update payment.ledger_postings set credit_account = 'REFUNDS' where payment_id = :payment and kind = 'SALE'       | SALE of :order | its own accounts ≠ BUYER to REFUNDS
        ledger-kinds-move-between-their-accounts  | update payment.ledger_postings set debit_account = 'POINTS_LIABILITY' where payment_id = :payment and kind = 'REFUND' | REFUND of :order | its own accounts ≠ POINTS_LIABILITY to BUYER
        webhook-is-looked-into                    | insert into payment.webhook_messages (provider, message_id, payment_id, received_at, status, next_attempt_at) select 'mock', lower(concat_ws('-', substr(hex(:payment), 1, 8), substr(hex(:payment), 9, 4), substr(hex(:payment), 13, 4), substr(hex(:payment), 17, 4), substr(hex(:payment), 21))), :payment, now(), 'RECEIVED', now() | webhook mock :payment | HANDLED ≠ RECEIVED
        """)
    void aRowChangedByHandIsNamed(String invariant, String byHand, String entity, String difference) {
        PlacedOrder order = ordering.placed(30_000);
        UUID payment = partlyRefunded(order);
        assertThat(broken(invariant, payment, order)).isEmpty();

        rolledBack.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("set session check_constraint_checks = 0").update();
            try {
                assertThat(jdbc.sql(byHand)
                                .param("payment", Uuids.toBytes(payment))
                                .update())
                        .isPositive();
                assertThat(broken(invariant, payment, order)).containsExactly(entity + " | " + difference);
            } finally {
                jdbc.sql("set session check_constraint_checks = 1").update();
            }
        });

        assertThat(broken(invariant, payment, order)).isEmpty();
    }
}
