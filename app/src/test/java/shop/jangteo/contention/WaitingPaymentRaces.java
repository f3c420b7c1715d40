package shop.jangteo.contention;

import static shop.jangteo.contention.PaymentRaces.TO_PAY;
import static shop.jangteo.contention.Scene.PRICE;
import static shop.jangteo.contention.Scene.placed;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import shop.jangteo.contention.Race.Outcome;
import shop.jangteo.kernel.BrokenRule;
import shop.jangteo.ordering.application.ExpireOrder;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.payment.application.ResolvePayment;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.watch.Interleaving;
import shop.jangteo.watch.Interleaving.Both;

/** A payment that waits, for its buyer in the provider's window or for a deposit, and those who don't wait for it. */
@Lazy
final class WaitingPaymentRaces {

    /** Under the lock of the payable order the payment has been read. */
    private static final String PAYMENT_READ =
            "`order_id` = ? for update" + Interleaving.THEN + "from `payment`.`refunds`";

    /** The provider has answered, elsewhere, and the answer is about to be held against the payment. */
    private static final String ANSWERED = "update `payment`.`payments`" + Interleaving.THEN
            + "from `payment`.`payable_orders`" + Interleaving.THEN + "from `payment`.`payments`";

    private final Scene scene;
    private final PaymentRaces payments;
    private final ExpireOrder expireOrder;
    private final ResolvePayment resolve;

    WaitingPaymentRaces(Scene scene, PaymentRaces payments, ExpireOrder expireOrder, ResolvePayment resolve) {
        this.scene = scene;
        this.payments = payments;
        this.expireOrder = expireOrder;
        this.resolve = resolve;
    }

    List<Race> all() {
        Guard order = Guard.rowLock("payment.payable_orders");
        Guard version = Guard.version("payment.payments");
        Guard question = Guard.written(
                "number of the last question",
                "update `payment`.`payments` set `payment`.`payments`.`questions`",
                "(`payment`.`payments`.`questions` + ?)",
                "(0 * `payment`.`payments`.`questions` + ?)");
        return List.of(
                Race.seenInTheOutcome(
                        "PA-4 OR-8: an order's time is over while its buyer confirms in the window",
                        List.of(order, version),
                        this::overWhileConfirmed),
                Race.seenInTheOutcome(
                        "PA-4 OR-9: an order is cancelled while a window is opened for it",
                        List.of(order),
                        this::cancelledWhileOpened),
                Race.seenByTheAuditor(
                        "PA-4: one browser leaves the window while the other confirms",
                        List.of(order, version),
                        this::leftWhileConfirmed),
                Race.seenByTheAuditor(
                        "PA-4: one browser pays in another way while the other confirms",
                        List.of(order, version),
                        this::paidOtherwiseWhileConfirmed),
                Race.seenByTheAuditor(
                        "PA-6: that the deposit wasn't there is heard after it came",
                        List.of(question),
                        this::noDepositIsHeardLate),
                Race.seenByTheAuditor(
                        "PA-6: that the deposit is there is heard after the bank took it back",
                        List.of(question),
                        this::depositIsHeardLate));
    }

    /** An order and the attempt to pay it that waits. */
    private record Waiting(UUID member, ApiClient buyer, String order, String payment) {}

    private Waiting inTheWindow() {
        UUID member = UUID.randomUUID();
        ApiClient buyer = scene.buyer(member);
        String order = placed(buyer, scene.shop().sell(PRICE, 5));
        return new Waiting(
                member,
                buyer,
                order,
                Scene.pay(buyer, order, "window").expect(201).text("id"));
    }

    private static Answer confirm(String trace, Waiting waiting) {
        return Interleaving.as(waiting.buyer(), trace)
                .post(
                        "/api/payments/confirm",
                        Map.of(
                                "paymentKey",
                                "mock-" + waiting.payment(),
                                "orderId",
                                waiting.payment(),
                                "amount",
                                TO_PAY));
    }

    private static Answer leave(String trace, Waiting waiting) {
        return Interleaving.as(waiting.buyer(), trace).post("/api/payments/" + waiting.payment() + "/leave");
    }

    private boolean isCancelled(String order) {
        return scene.count("select count(*) from ordering.orders where status = 'CANCELLED' and id = ?", order) > 0;
    }

    private long takenByTheProvider(String order) {
        return scene.count(
                "select count(*) from payment.mock_provider_transactions where kind = 'CAPTURE' and answer = 'APPROVED'"
                        + " and request_key in (select id from payment.payments where order_id = ?)",
                order);
    }

    private long captured(String order) {
        return scene.count(
                "select count(*) from payment.payments where captured_at is not null and order_id = ?", order);
    }

    private Outcome overWhileConfirmed() {
        Waiting waiting = inTheWindow();
        scene.jdbc()
                .sql("update ordering.orders set expires_at = placed_at where id = unhex(replace(?, '-', ''))")
                .param(waiting.order())
                .update();
        var over = new ExpireOrder.Command(new OrderId(UUID.fromString(waiting.order())));
        Both<Answer, Boolean> both = scene.both(
                trace -> confirm(trace, waiting), PAYMENT_READ, trace -> unlessTooLate(() -> expireOrder.handle(over)));
        long takenForNothing = isCancelled(waiting.order()) ? takenByTheProvider(waiting.order()) : 0;
        return new Outcome(takenForNothing, List.of(both.first()), List.of());
    }

    private static boolean unlessTooLate(Runnable work) {
        try {
            work.run();
            return true;
        } catch (BrokenRule tooLate) {
            return false;
        }
    }

    private Outcome cancelledWhileOpened() {
        ApiClient buyer = scene.stranger();
        String order = placed(buyer, scene.shop().sell(PRICE, 5));
        Both<Answer, Answer> both = scene.both(
                trace -> Scene.pay(Interleaving.as(buyer, trace), order, "window"),
                "update `payment`.`payments`",
                trace -> Interleaving.as(buyer, trace)
                        .post("/api/orders/" + order + "/cancel", Map.of("reason", "race"))
                        .expect(200));
        return Scene.outcome(
                both,
                scene.count(
                        "select count(*) from payment.payments where checkout is not null and order_id = ?", order));
    }

    private Outcome leftWhileConfirmed() {
        Waiting waiting = inTheWindow();
        Both<Answer, Answer> both =
                scene.both(trace -> leave(trace, waiting), PAYMENT_READ, trace -> confirm(trace, waiting));
        long forgotten = takenByTheProvider(waiting.order()) - captured(waiting.order());
        return payments.audited(both, forgotten, waiting.order());
    }

    private Outcome paidOtherwiseWhileConfirmed() {
        Waiting waiting = inTheWindow();
        Both<Answer, Answer> both = scene.both(
                trace -> Interleaving.as(waiting.buyer(), trace)
                        .post("/api/payments", Map.of("orderId", waiting.order(), "paymentMethod", "TRANSFER")),
                PAYMENT_READ,
                trace -> confirm(trace, waiting));
        return payments.audited(both, takenByTheProvider(waiting.order()) - 1, waiting.order());
    }

    private Waiting atTheBank() {
        UUID member = UUID.randomUUID();
        ApiClient buyer = scene.buyer(member);
        String order = placed(buyer, scene.shop().sell(PRICE, 5));
        String payment = buyer.post("/api/payments", Map.of("orderId", order, "paymentMethod", "VIRTUAL_ACCOUNT"))
                .expect(201)
                .text("id");
        return new Waiting(member, buyer, order, payment);
    }

    /** What happens at the bank; the provider's message is kept from the shop. */
    private void atTheBank(String what, Waiting waiting) {
        scene.operator()
                .put("/api/mock-provider/faults", Map.of("webhooks", "late"))
                .expect(200);
        scene.operator()
                .post("/api/mock-provider/" + what, Map.of("paymentId", waiting.payment()))
                .expect(204);
        scene.operator().put("/api/mock-provider/faults", Map.of()).expect(200);
    }

    /** As the job does; messages of the provider about one payment wait for one another. */
    private boolean ask(Waiting waiting) {
        return resolve.handle(UUID.fromString(waiting.payment())).answered();
    }

    private Outcome noDepositIsHeardLate() {
        Waiting waiting = atTheBank();
        scene.both(trace -> ask(waiting), ANSWERED, trace -> {
            atTheBank("deposits", waiting);
            return ask(waiting);
        });
        return payments.audited(1 - captured(waiting.order()), waiting.order());
    }

    private Outcome depositIsHeardLate() {
        Waiting waiting = atTheBank();
        atTheBank("deposits", waiting);
        scene.both(trace -> ask(waiting), ANSWERED, trace -> {
            atTheBank("deposits/take-back", waiting);
            return ask(waiting);
        });
        return payments.audited(captured(waiting.order()), waiting.order());
    }
}
