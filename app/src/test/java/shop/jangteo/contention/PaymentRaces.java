package shop.jangteo.contention;

import static shop.jangteo.contention.Scene.PRICE;
import static shop.jangteo.contention.Scene.pay;
import static shop.jangteo.contention.Scene.placed;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import shop.jangteo.contention.Race.Outcome;
import shop.jangteo.payment.application.ReconcileDueDays;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.watch.Interleaving;
import shop.jangteo.watch.Interleaving.Both;

/** Money that is taken and given back. */
@Lazy
final class PaymentRaces {

    static final String ORDER_LOCKED = "from `ordering`.`orders` where `id` = ? for update";
    static final int TO_PAY = PRICE + 3_000;

    private final Scene scene;

    private final ReconcileDueDays reconcile;

    PaymentRaces(Scene scene, ReconcileDueDays reconcile) {
        this.scene = scene;
        this.reconcile = reconcile;
    }

    List<Race> all() {
        Guard order = Guard.rowLock("ordering.orders");
        Guard orderVersion = Guard.version("ordering.orders");
        Guard paymentVersion = Guard.version("payment.payments");
        List<Guard> oneAttempt = List.of(
                order,
                Guard.rowLock("payment.payable_orders"),
                Guard.constraint(
                        scene.jdbc(),
                        "payment.payments",
                        "drop index payments_one_attempt_per_order",
                        "add unique key payments_one_attempt_per_order (active_order_id)"));
        return List.of(
                Race.seenByTheAuditor("PA-4: two browsers pay an order", oneAttempt, this::twoPayments),
                Race.seenByTheAuditor(
                                "PA-4: two attempts of an order have taken the money",
                                List.of(Guard.constraint(
                                        scene.jdbc(),
                                        "payment.payments",
                                        "drop index payments_one_capture_per_order",
                                        "add unique key payments_one_capture_per_order (captured_order_id)")),
                                this::twoCaptures)
                        .behind(oneAttempt),
                Race.seenByTheAuditor(
                                "F27 PA-7: two refunds that together are more than was paid",
                                List.of(order, orderVersion, paymentVersion),
                                this::twoRefunds)
                        .orToldThat("VALIDATION_FAILED"),
                Race.seenInTheOutcome(
                        "PA-7: a refund asked for twice with the same key",
                        List.of(
                                OrderRaces.claimOfTheKey(),
                                paymentVersion,
                                Guard.constraint(
                                        scene.jdbc(),
                                        "payment.refunds",
                                        // The foreign key to the payment needs an index.
                                        "add key if not exists spare (payment_id), drop index refunds_request",
                                        "add unique key refunds_request (payment_id, request_key)")),
                        this::oneRefundTwice),
                Race.seenByTheAuditor(
                        "F23 PA-5: the provider's message and the buyer's second try learn of a capture",
                        List.of(paymentVersion),
                        this::learnedOfTwice),
                Race.seenInTheOutcome(
                        "F21 PA-6: a message of the provider that comes twice is kept once, and so looked into once",
                        List.of(Guard.constraint(
                                scene.jdbc(),
                                "webhook inbox",
                                "payment.webhook_messages",
                                "drop primary key",
                                "add primary key (provider, message_id)")),
                        this::toldTwice),
                Race.seenInTheOutcome(
                        "F29 PA-10: two instances compare a day with the provider's books",
                        List.of(Guard.constraint(
                                scene.jdbc(),
                                "payment.reconciliations",
                                "drop index reconciliations_scheduled_once",
                                "add unique key reconciliations_scheduled_once (scheduled_date)")),
                        this::comparedTwice));
    }

    private Outcome twoPayments() {
        ApiClient buyer = scene.stranger();
        String order = placed(buyer, scene.shop().sell(PRICE, 5));
        Both<Answer, Answer> both =
                scene.twice(buyer, "insert into `payment`.`payments`", client -> pay(client, order));
        return audited(both, capturedByTheProvider(order) - 1, order);
    }

    private Outcome twoCaptures() {
        ApiClient buyer = scene.stranger();
        String order = placed(buyer, scene.shop().sell(PRICE, 5));
        Both<Answer, Answer> both =
                scene.twice(buyer, "insert into `payment`.`payments`", client -> pay(client, order));
        long recorded = scene.count(
                "select count(*) from payment.payments where captured_at is not null and order_id = ?", order);
        // The second capture itself can't be helped here, and is found by the provider's books.
        List<String> found = scene.audited("payment.one-capture-per-order", order);
        return new Outcome(recorded - 1, List.of(both.first(), both.second()), found);
    }

    private long capturedByTheProvider(String order) {
        return scene.count(
                "select count(*) from payment.mock_provider_transactions where kind = 'CAPTURE' and answer ="
                        + " 'APPROVED' and order_id = ?",
                order);
    }

    Outcome audited(Both<Answer, Answer> both, long tooMuch, String order) {
        return new Outcome(tooMuch, List.of(both.first(), both.second()), audited(order));
    }

    Outcome audited(long tooMuch, String order) {
        return new Outcome(tooMuch, List.of(), audited(order));
    }

    private List<String> audited(String order) {
        List<String> ids = new java.util.ArrayList<>(scene.jdbc()
                .sql("select insert(insert(insert(insert(lower(hex(id)), 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0,"
                        + " '-') from payment.payments where order_id = unhex(replace(?, '-', ''))")
                .param(order)
                .query(String.class)
                .list());
        ids.add(order);
        return scene.audited("", ids.toArray(String[]::new));
    }

    private String captured(ApiClient buyer, String order) {
        return pay(buyer, order).expect(201).text("id");
    }

    private Outcome twoRefunds() {
        ApiClient buyer = scene.stranger();
        String order = placed(buyer, scene.shop().sell(PRICE, 5));
        String payment = captured(buyer, order);
        Both<Answer, Answer> both = scene.twice(
                scene.operator(),
                ORDER_LOCKED,
                client -> refund(client, payment, 15_000, UUID.randomUUID().toString()));
        return audited(both, Math.max(0, asked(payment) - TO_PAY), order);
    }

    private Outcome oneRefundTwice() {
        ApiClient buyer = scene.stranger();
        String order = placed(buyer, scene.shop().sell(PRICE, 5));
        String payment = captured(buyer, order);
        String key = UUID.randomUUID().toString();
        Both<Answer, Answer> both =
                scene.twice(scene.operator(), ORDER_LOCKED, client -> refund(client, payment, 5_000, key));
        return Scene.outcome(both, asked(payment) - 5_000);
    }

    private static Answer refund(ApiClient operator, String payment, int amount, String key) {
        return operator.idempotencyKey(key)
                .post("/api/payments/" + payment + "/refund", Map.of("amount", amount, "reason", "race"));
    }

    private long asked(String payment) {
        return scene.count("select coalesce(sum(amount), 0) from payment.refunds where payment_id = ?", payment);
    }

    private Outcome learnedOfTwice() {
        ApiClient buyer = scene.stranger();
        String order = placed(buyer, scene.shop().sell(PRICE, 5));
        String payment = pay(buyer, order, "timeout-after-capture").expect(201).text("id");
        Both<Answer, Answer> both = scene.both(
                trace -> told(Interleaving.as(scene.anybody(), trace), payment, UUID.randomUUID()),
                ORDER_LOCKED,
                trace -> pay(Interleaving.as(buyer, trace), order));
        long booked = scene.count(
                "select coalesce(sum(amount), 0) from payment.ledger_postings where debit_account ="
                        + " 'PROVIDER_RECEIVABLE' and payment_id = ?",
                payment);
        return audited(both, booked - TO_PAY, order);
    }

    private Outcome toldTwice() {
        ApiClient buyer = scene.stranger();
        String payment = captured(buyer, placed(buyer, scene.shop().sell(PRICE, 5)));
        UUID message = UUID.randomUUID();
        Answer first = told(scene.anybody(), payment, message);
        Answer second = told(scene.anybody(), payment, message);
        long kept = scene.count("select count(*) from payment.webhook_messages where payment_id = ?", payment);
        return Scene.outcome(new Both<>(first, second), kept - 1);
    }

    static Answer told(ApiClient provider, String payment, UUID message) {
        return provider.header("X-Webhook-Secret", "what-only-the-provider-knows")
                .post("/api/webhooks/payments/mock", Map.of("messageId", message, "paymentId", payment))
                .expect(200);
    }

    private Outcome comparedTwice() {
        scene.jdbc().sql("delete from payment.reconciliations").update();
        scene.both(trace -> compared(), "insert into `payment`.`reconciliations`", trace -> compared());
        long twice = scene.jdbc()
                .sql("select count(*) - count(distinct business_date) from payment.reconciliations where"
                        + " scheduled_date is not null")
                .query(Long.class)
                .single();
        return new Outcome(twice, List.of(), List.of());
    }

    private boolean compared() {
        reconcile.handle();
        return true;
    }
}
