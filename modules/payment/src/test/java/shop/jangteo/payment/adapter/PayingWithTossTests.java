package shop.jangteo.payment.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.jangteo.payment.adapter.jooq.Tables.CASH_RECEIPTS;
import static shop.jangteo.payment.adapter.jooq.Tables.WEBHOOK_MESSAGES;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;
import shop.jangteo.contract.payment.PaymentCaptured;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Role;
import shop.jangteo.payment.adapter.Ordering.PlacedOrder;
import shop.jangteo.payment.adapter.out.toss.FakeToss;
import shop.jangteo.payment.adapter.out.toss.TossTest;
import shop.jangteo.payment.application.ExecuteDueRefunds;
import shop.jangteo.payment.application.RunReceiptErrands;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;

@TossTest
@Import(Ordering.class)
@DisplayName("PA-1, PA-2: paying with Toss, from the window to the refund")
class PayingWithTossTests {

    private final FakeToss toss = FakeToss.RUNNING;
    private final ApiClient api;
    private final Ordering ordering;
    private final RunReceiptErrands receipts;
    private final ExecuteDueRefunds refunds;
    private final DSLContext db;
    private final Actor operator;

    PayingWithTossTests(
            ApiClient api,
            Ordering ordering,
            RunReceiptErrands receipts,
            ExecuteDueRefunds refunds,
            DSLContext db,
            Ids ids,
            Clock clock) {
        this.api = api;
        this.ordering = ordering;
        this.receipts = receipts;
        this.refunds = refunds;
        this.db = db;
        this.operator = new Actor(ids.next(), Role.MASTER_ADMIN, null);
        toss.useClock(clock);
    }

    private Answer begin(PlacedOrder order, String method, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("orderId", order.id(), "paymentMethod", method));
        body.putAll(more);
        return api.as(order.buyer()).post("/api/payments", body);
    }

    private Answer window(PlacedOrder order) {
        return begin(order, "CARD", Map.of()).expect(201);
    }

    private Answer confirm(PlacedOrder order, String paymentId, String key) {
        return api.as(order.buyer())
                .post(
                        "/api/payments/confirm",
                        Map.of(
                                "paymentKey",
                                key,
                                "orderId",
                                paymentId,
                                "amount",
                                order.amount().won()));
    }

    private Answer payment(PlacedOrder order, String paymentId) {
        return api.as(order.buyer()).get("/api/payments/" + paymentId).expect(200);
    }

    private record Paid(String id, String key) {}

    private Paid paid(PlacedOrder order) {
        String id = window(order).text("id");
        String key = toss.agree(id, order.amount().won(), "카드");
        assertThat(confirm(order, id, key).expect(200).text("status")).isEqualTo("SUCCESS");
        return new Paid(id, key);
    }

    private Answer tell(String body) {
        return tell(body, UUID.randomUUID().toString());
    }

    private Answer tell(String body, String transmission) {
        return api.header("tosspayments-webhook-transmission-id", transmission)
                .post("/api/webhooks/payments/toss", body);
    }

    private static String depositCallback(String orderId, String secret, String status) {
        return """
            {"createdAt":"2026-01-05T11:20:05.000001","secret":"%s","status":"%s","transactionKey":"TX-010","orderId":"%s"}\
            """.formatted(secret, status, orderId);
    }

    private static String statusChanged(String orderId) {
        return """
            {"eventType":"PAYMENT_STATUS_CHANGED","createdAt":"2026-01-05T10:00:41.123456",
             "data":{"paymentKey":"whatever","orderId":"%s","status":"DONE","totalAmount":1}}\
            """.formatted(orderId);
    }

    private List<String> messages(String transmission) {
        return db.select(WEBHOOK_MESSAGES.STATUS)
                .from(WEBHOOK_MESSAGES)
                .where(WEBHOOK_MESSAGES.MESSAGE_ID.eq(transmission))
                .fetch(WEBHOOK_MESSAGES.STATUS);
    }

    @Test
    void theWindowThenTheConfirmationThenAPartBack() {
        PlacedOrder order = ordering.placed(27_000);

        Answer begun = window(order);

        assertThat(begun.text("status")).isEqualTo("PENDING");
        assertThat(begun.json().at("/checkout/clientKey").asString()).isEqualTo("test_ck_fake");
        assertThat(begun.json().at("/checkout/orderId").asString()).isEqualTo(begun.text("id"));
        assertThat(begun.json().at("/checkout/amount/value").asLong()).isEqualTo(27_000);
        assertThat(begun.body()).doesNotContain("_sk_");

        String key = toss.agree(begun.text("id"), 27_000, "카드");
        Answer confirmed = confirm(order, begun.text("id"), key).expect(200);

        assertThat(confirmed.text("status")).isEqualTo("SUCCESS");
        assertThat(confirmed.text("receiptUrl")).startsWith("https://");
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);

        Answer refunded = api.as(operator)
                .keyed()
                .post("/api/payments/" + begun.text("id") + "/refund", Map.of("amount", 12_000, "reason", "파손"))
                .expect(200);
        assertThat(refunded.text("status")).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(toss.balanceOf(key)).isEqualTo(15_000);
    }

    @Test
    @DisplayName("F16: Toss takes the money and its answer is lost: the buyer has paid, once")
    void aLostAnswerIsFound() {
        PlacedOrder order = ordering.placed(27_000);
        String id = window(order).text("id");
        String key = toss.agree(id, 27_000, "카드");
        toss.loseNextAnswer();

        assertThat(confirm(order, id, key).expect(200).text("status")).isEqualTo("SUCCESS");

        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);
    }

    @Test
    @DisplayName("PA-7: a refund whose answer is lost is made once")
    void aRefundWhoseAnswerIsLostIsMadeOnce() {
        PlacedOrder order = ordering.placed(27_000);
        Paid paid = paid(order);
        toss.loseNextAnswer();

        api.as(operator)
                .keyed()
                .post("/api/payments/" + paid.id() + "/refund", Map.of("amount", 12_000, "reason", "파손"))
                .expect(200);

        assertThat(toss.balanceOf(paid.key())).isEqualTo(15_000);
    }

    @Test
    @DisplayName("PA-3: a refused card is a 402 in Toss' words, and the next attempt is another order over there")
    void aRefusedCardCanBeReplaced() {
        PlacedOrder order = ordering.placed(27_000);
        String first = window(order).text("id");
        String key = toss.agreeWith(first, 27_000, "REJECT_CARD_COMPANY");

        Answer declined = confirm(order, first, key).expect(402);

        assertThat(declined.text("reason")).isEqualTo("카드사에서 거절했습니다.");
        String second = window(order).text("id");
        assertThat(second).isNotEqualTo(first);
        confirm(order, second, toss.agree(second, 27_000, "카드")).expect(200);
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);
    }

    @Test
    @DisplayName("F19: the key of another paid order buys nothing, and that order stays paid")
    void theKeyOfAnotherOrderBuysNothing() {
        PlacedOrder honest = ordering.placed(27_000);
        Paid paid = paid(honest);
        PlacedOrder other = ordering.placed(27_000);
        String id = window(other).text("id");

        Answer answer = confirm(other, id, paid.key());

        assertThat(answer.text("status")).isNotEqualTo("SUCCESS");
        assertThat(ordering.heard(other, PaymentCaptured.class)).isEmpty();
        assertThat(payment(honest, paid.id()).text("status")).isEqualTo("SUCCESS");
        assertThat(toss.balanceOf(paid.key())).isEqualTo(27_000);
    }

    @Test
    @DisplayName("PA-6: a deposit's message is believed after Toss was asked; taken back, it waits again")
    void aDepositIsToldAndTakenBack() {
        PlacedOrder order = ordering.placed(27_000);
        Answer begun = begin(order, "VIRTUAL_ACCOUNT", Map.of("virtualAccount", Map.of("depositor", "김하늘")))
                .expect(201);
        String id = begun.text("id");
        assertThat(begun.text("status")).isEqualTo("WAITING_FOR_DEPOSIT");
        assertThat(begun.json().at("/virtualAccount/bank").asString()).isEqualTo("우리은행");

        tell(depositCallback(id, toss.secretOf(id), "DONE")).expect(200);
        assertThat(payment(order, id).text("status")).isEqualTo("WAITING_FOR_DEPOSIT");

        toss.deposit(id);
        tell(depositCallback(id, toss.secretOf(id), "DONE")).expect(200);
        assertThat(payment(order, id).text("status")).isEqualTo("SUCCESS");
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);

        toss.takeBack(id);
        tell(depositCallback(id, toss.secretOf(id), "WAITING_FOR_DEPOSIT")).expect(200);
        assertThat(payment(order, id).text("status")).isEqualTo("WAITING_FOR_DEPOSIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ps_fake_0", "PS_FAKE"})
    @DisplayName("F22: a deposit's message without the secret of its payment is refused, and nobody is asked")
    void aForgedDepositIsRefused(String secret) {
        PlacedOrder order = ordering.placed(27_000);
        String id = begin(order, "VIRTUAL_ACCOUNT", Map.of()).expect(201).text("id");
        toss.deposit(id);
        String transmission = UUID.randomUUID().toString();

        Answer answer = tell(depositCallback(id, secret, "DONE"), transmission);

        assertThat(answer.status()).isIn(401, 403);
        assertThat(messages(transmission)).isEmpty();
        assertThat(payment(order, id).text("status")).isEqualTo("WAITING_FOR_DEPOSIT");
    }

    @Test
    @DisplayName("F21: messages about a payment that is known change nothing, however often they come")
    void repeatedMessagesChangeNothing() {
        PlacedOrder order = ordering.placed(27_000);
        Paid paid = paid(order);
        String transmission = UUID.randomUUID().toString();

        for (int i = 0; i < 3; i++) {
            tell(statusChanged(paid.id()), transmission).expect(200);
        }

        assertThat(messages(transmission)).containsExactly("HANDLED");
        assertThat(ordering.heard(order, PaymentCaptured.class)).hasSize(1);
        assertThat(payment(order, paid.id()).json().path("amount").asLong()).isEqualTo(27_000);
    }

    @Test
    @DisplayName("PA-6: a message about nothing that is known here is kept and answered 200")
    void aMessageAboutNothingKnownIsKept() {
        for (String body : List.of(
                statusChanged("ORD-20260105-0007"),
                statusChanged(UUID.randomUUID().toString()),
                depositCallback("ORD-20260105-0008", "ps_demo_1", "DONE"),
                """
                {"eventType":"BILLING_DELETED","createdAt":"2026-01-05T10:00:41.123456","data":{"billingKey":"b","reason":"r"}}\
                """)) {
            String transmission = UUID.randomUUID().toString();
            tell(body, transmission).expect(200);
            assertThat(messages(transmission)).containsExactly("IGNORED");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"DONE\"", "<html/>", "{\"orderId\":"})
    @DisplayName("F22: what is no message is a 400")
    void whatIsNoMessageIsRefused(String body) {
        tell(body).expect(400);
    }

    // ---- cash receipts ----------------------------------------------------------------------------------------------

    private Answer withReceipt(PlacedOrder order, String method, String type, String number) {
        return begin(order, method, Map.of("cashReceipt", Map.of("type", type, "number", number)));
    }

    @Test
    @DisplayName("a cash receipt is issued when the deposit is there, states what is kept, and goes when nothing is")
    void aCashReceiptFollowsTheMoney() {
        PlacedOrder order = ordering.placed(27_000);
        Answer begun = withReceipt(order, "VIRTUAL_ACCOUNT", "INCOME_DEDUCTION", "010-1234-5678")
                .expect(201);
        String id = begun.text("id");
        receipts.handle();
        assertThat(begun.json().at("/cashReceipt/status").asString()).isEqualTo("REQUESTED");
        assertThat(toss.receiptsOf(id)).isEmpty();

        toss.deposit(id);
        tell(depositCallback(id, toss.secretOf(id), "DONE")).expect(200);
        receipts.handle();

        var receipt = payment(order, id).json().path("cashReceipt");
        assertThat(receipt.path("status").asString()).isEqualTo("ISSUED");
        assertThat(receipt.path("amount").asLong()).isEqualTo(27_000);
        assertThat(receipt.path("url").asString()).startsWith("https://");
        assertThat(toss.receiptsOf(id)).singleElement().satisfies(issued -> {
            assertThat(issued.get("type").asString()).isEqualTo("소득공제");
            assertThat(issued.get("customerIdentityNumber").asString()).isEqualTo("01012345678");
        });

        api.as(operator)
                .keyed()
                .post(
                        "/api/payments/" + id + "/refund",
                        Map.of(
                                "amount",
                                12_000,
                                "reason",
                                "파손",
                                "refundAccount",
                                Map.of("bank", "88", "accountNumber", "110123456789", "holderName", "김하늘")))
                .expect(200);
        receipts.handle();
        assertThat(payment(order, id).json().at("/cashReceipt/amount").asLong()).isEqualTo(15_000);
        assertThat(toss.receiptsOf(id).getFirst().get("amount").asLong()).isEqualTo(15_000);

        api.as(operator)
                .post("/api/payments/" + id + "/refund", Map.of("reason", "파손"))
                .expect(200);
        receipts.handle();
        assertThat(payment(order, id).json().at("/cashReceipt/status").asString())
                .isEqualTo("CANCELLED");
        assertThat(toss.receiptsOf(id).getFirst().get("amount").asLong()).isZero();
    }

    @Test
    @DisplayName("a cash receipt whose answer was lost is issued once")
    void aReceiptWhoseAnswerWasLostIsIssuedOnce() {
        PlacedOrder order = ordering.placed(27_000);
        String id = withReceipt(order, "TRANSFER", "PROOF_OF_EXPENDITURE", "123-45-67890")
                .expect(201)
                .text("id");
        confirm(order, id, toss.agree(id, 27_000, "계좌이체")).expect(200);
        toss.loseNextAnswer();
        receipts.handle();
        assertThat(payment(order, id).json().at("/cashReceipt/status").asString())
                .isEqualTo("REQUESTED");

        api.as(operator).post("/api/admin/clock", Map.of("advance", "PT1M")).expect(200);
        receipts.handle();

        assertThat(payment(order, id).json().at("/cashReceipt/status").asString())
                .isEqualTo("ISSUED");
        assertThat(toss.receiptsOf(id)).hasSize(1);
    }

    @Test
    @DisplayName("ID-12: whose receipt it is stands nowhere in plain text, and nowhere at all when nothing was paid")
    void theNumberIsSealedAndForgottenWhenNothingWasPaid() {
        PlacedOrder order = ordering.placed(27_000);
        String id = withReceipt(order, "TRANSFER", "INCOME_DEDUCTION", "01098765432")
                .expect(201)
                .text("id");
        assertThat(db.fetchSingle(CASH_RECEIPTS, CASH_RECEIPTS.PAYMENT_ID.eq(UUID.fromString(id)))
                        .getNumber())
                .doesNotContain("98765432");

        confirm(order, id, toss.agreeWith(id, 27_000, "REJECT_ACCOUNT_PAYMENT")).expect(402);
        receipts.handle();

        assertThat(db.fetchCount(CASH_RECEIPTS, CASH_RECEIPTS.PAYMENT_ID.eq(UUID.fromString(id))))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "CARD, INCOME_DEDUCTION, 01012345678, NOT_A_CASH_PAYMENT",
        "EASY_PAY, INCOME_DEDUCTION, 01012345678, NOT_A_CASH_PAYMENT",
        "TRANSFER, INCOME_DEDUCTION, 0212345678, RECEIPT_NUMBER",
        "TRANSFER, INCOME_DEDUCTION, 900101-1234567, RECEIPT_NUMBER",
        "TRANSFER, PROOF_OF_EXPENDITURE, 01012345678, RECEIPT_NUMBER",
        "VIRTUAL_ACCOUNT, PROOF_OF_EXPENDITURE, 12345, RECEIPT_NUMBER"
    })
    void whatNobodyGetsAReceiptForIsRefusedBeforeAnythingHappens(
            String method, String type, String number, String code) {
        PlacedOrder order = ordering.placed(27_000);

        Answer refused = withReceipt(order, method, type, number).expect(400);

        assertThat(refused.json().at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(refused.body()).doesNotContain(number);
        assertThat(api.as(order.buyer())
                        .get("/api/orders/" + order.id() + "/payments")
                        .json()
                        .path("totalItems")
                        .asInt())
                .isZero();
    }

    @Test
    @DisplayName("PA-7: a refund that Toss failed to make is made by a later try, once")
    void aRefundThatTossFailedToMakeIsMadeByALaterTry() {
        PlacedOrder order = ordering.placed(27_000);
        Paid paid = paid(order);
        toss.failNextRefund(paid.key());

        api.as(operator)
                .keyed()
                .post("/api/payments/" + paid.id() + "/refund", Map.of("amount", 12_000, "reason", "배송 지연 보상"))
                .expect(202);
        assertThat(toss.balanceOf(paid.key())).isEqualTo(27_000);
        for (int tries = 0; tries < 2; tries++) {
            api.as(operator).post("/api/admin/clock", Map.of("advance", "PT2M")).expect(200);
            refunds.handle();
        }

        assertThat(toss.balanceOf(paid.key())).isEqualTo(15_000);
        assertThat(payment(order, paid.id()).json().at("/refunds/0/status").asString())
                .isEqualTo("DONE");
    }
}
