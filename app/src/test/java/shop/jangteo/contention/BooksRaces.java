package shop.jangteo.contention;

import static shop.jangteo.contention.Scene.PRICE;
import static shop.jangteo.contention.Scene.placed;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import shop.jangteo.contention.Race.Outcome;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.application.BookMoney;
import shop.jangteo.payment.application.BookPointsOfOrder;
import shop.jangteo.payment.application.KeepReceipt;
import shop.jangteo.payment.application.RequestCashReceipt;
import shop.jangteo.payment.application.RunReceiptErrands;
import shop.jangteo.payment.domain.CashReceipt.Holder;
import shop.jangteo.payment.domain.CashReceipt.Use;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.ledger.Fact;
import shop.jangteo.support.application.AppendAuditEntry;
import shop.jangteo.support.domain.audit.AuditEntry;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.watch.Interleaving;

/** What is written down for good: postings, receipts, the audit log. */
@Lazy
final class BooksRaces {

    private static final int POINTS = 1_000;
    private static final int BACK = 300;
    private static final String POINTS_READ = "from `payment`.`ledger_order_points`";

    private final Scene scene;
    private final BookMoney book;
    private final BookPointsOfOrder points;
    private final RequestCashReceipt requestReceipt;
    private final KeepReceipt keepReceipt;
    private final RunReceiptErrands runReceipts;
    private final AppendAuditEntry appendAuditEntry;

    BooksRaces(
            Scene scene,
            BookMoney book,
            BookPointsOfOrder points,
            RequestCashReceipt requestReceipt,
            KeepReceipt keepReceipt,
            RunReceiptErrands runReceipts,
            AppendAuditEntry appendAuditEntry) {
        this.scene = scene;
        this.book = book;
        this.points = points;
        this.requestReceipt = requestReceipt;
        this.keepReceipt = keepReceipt;
        this.runReceipts = runReceipts;
        this.appendAuditEntry = appendAuditEntry;
    }

    List<Race> all() {
        Guard pointsOfOrder = Guard.rowLock("payment.ledger_order_points");
        Guard postedOnce = Guard.constraint(
                scene.jdbc(),
                "payment.ledger_postings",
                "drop index ledger_postings_once",
                "add unique key ledger_postings_once (cause_id, kind)");
        return List.of(
                Race.seenInTheOutcome("PA-10: two book the same event", List.of(postedOnce), this::oneEventBookedByTwo),
                Race.seenInTheOutcome(
                        "PA-10: two book the points that an order is paid with",
                        List.of(pointsOfOrder, postedOnce),
                        this::pointsBookedByTwo),
                Race.seenInTheOutcome(
                        "PA-10: some of an order's points go back while they are booked",
                        List.of(pointsOfOrder),
                        this::pointsGoBackWhileBooked),
                Race.seenInTheOutcome(
                        "PA-1: a cash receipt asked for in two browsers",
                        List.of(Guard.constraint(
                                scene.jdbc(),
                                "primary key of payment.cash_receipts",
                                "payment.cash_receipts",
                                // The foreign key to the payment needs an index.
                                "add key if not exists spare (payment_id), drop primary key",
                                "add primary key (payment_id)")),
                        this::twoReceipts),
                Race.seenInTheOutcome(
                        "PA-7: money goes back while its cash receipt is looked at",
                        List.of(Guard.rowLock("payment.cash_receipts")),
                        this::refundedWhileReceiptIsLookedAt),
                Race.seenByTheAuditor(
                        "SU-7: two operators do something at once",
                        List.of(
                                Guard.rowLock("support.audit_chain_head"),
                                Guard.constraint(
                                        scene.jdbc(),
                                        "primary key of support.audit_log",
                                        "support.audit_log",
                                        "drop primary key",
                                        "add primary key (entry_no)"),
                                Guard.constraint(
                                        scene.jdbc(),
                                        "support.audit_log",
                                        "drop index audit_log_one_successor",
                                        "add constraint audit_log_one_successor unique (previous_hash)")),
                        this::twoOperators));
    }

    private Outcome oneEventBookedByTwo() {
        UUID entry = UUID.randomUUID();
        var granted = new Fact.PointsGranted(
                UUID.randomUUID(), entry, Money.won(POINTS), scene.clock().instant());
        scene.twice("insert into `payment`.`ledger_postings`", () -> book.handle(granted));
        return new Outcome(booked("POINTS_GRANTED", entry) - POINTS, List.of(), List.of());
    }

    private Outcome pointsBookedByTwo() {
        UUID order = pricedWithPoints();
        UUID event = UUID.randomUUID();
        scene.twice(POINTS_READ, () -> points.paid(event, order, scene.clock().instant()));
        return new Outcome(booked("POINTS_SPENT", order) - POINTS, List.of(), List.of());
    }

    private Outcome pointsGoBackWhileBooked() {
        UUID order = pricedWithPoints();
        scene.both(
                trace -> scene.inTransaction(() ->
                        points.paid(UUID.randomUUID(), order, scene.clock().instant())),
                POINTS_READ,
                trace -> scene.inTransaction(() -> points.givenBack(
                        UUID.randomUUID(), order, Money.won(BACK), scene.clock().instant())));
        long spent = booked("POINTS_SPENT", order) - booked("POINTS_RETURNED", order);
        return new Outcome(spent - (POINTS - BACK), List.of(), List.of());
    }

    private UUID pricedWithPoints() {
        UUID order = UUID.randomUUID();
        scene.transactions().run(() -> points.priced(order, Money.won(POINTS)));
        return order;
    }

    private long booked(String kind, UUID subject) {
        return scene.count(
                "select coalesce(sum(amount), 0) from payment.ledger_postings where kind = '" + kind
                        + "' and subject_id = ?",
                subject.toString());
    }

    private Outcome twoReceipts() {
        UUID member = UUID.randomUUID();
        UUID payment = paidByTransfer(scene.buyer(member), Map.of());
        scene.both(
                trace -> receipt(member, payment, "01012345678"),
                "insert into `payment`.`cash_receipts`",
                trace -> receipt(member, payment, "01087654321"));
        return new Outcome(
                scene.count("select count(*) from payment.cash_receipts where payment_id = ?", payment.toString()) - 1,
                List.of(),
                List.of());
    }

    private boolean receipt(UUID member, UUID payment, String number) {
        requestReceipt.handle(new RequestCashReceipt.Command(
                Actor.buyer(member), payment, Holder.of(PaymentMethod.TRANSFER, Use.INCOME_DEDUCTION, number)));
        return true;
    }

    private UUID paidByTransfer(ApiClient buyer, Map<String, Object> more) {
        Map<String, Object> body = new java.util.LinkedHashMap<>(more);
        body.put("orderId", placed(buyer, scene.shop().sell(PRICE, 5)));
        body.put("paymentMethod", "TRANSFER");
        return UUID.fromString(buyer.post("/api/payments", body).expect(201).text("id"));
    }

    private Outcome refundedWhileReceiptIsLookedAt() {
        UUID payment = paidByTransfer(
                scene.stranger(), Map.of("cashReceipt", Map.of("type", "INCOME_DEDUCTION", "number", "010-1234-5678")));
        runReceipts.handle();
        scene.both(
                trace -> keepReceipt.next(payment),
                "from `payment`.`cash_receipts`" + Interleaving.THEN + "from `payment`.`refunds`",
                trace -> Interleaving.as(scene.operator(), trace)
                        .keyed()
                        .post("/api/payments/" + payment + "/refund", Map.of("amount", 5_000, "reason", "race"))
                        .expect(200));
        runReceipts.handle();
        return new Outcome(
                scene.count("select stated_amount from payment.cash_receipts where payment_id = ?", payment.toString())
                        - (PaymentRaces.TO_PAY - 5_000),
                List.of(),
                List.of());
    }

    private Outcome twoOperators() {
        scene.both(
                trace -> scene.inTransaction(() -> appendAuditEntry.handle(something())),
                "from `support`.`audit_chain_head`",
                trace -> scene.inTransaction(() -> appendAuditEntry.handle(something())));
        long besidesOneAnother = scene.jdbc()
                .sql("select count(*) - count(distinct entry_no) from support.audit_log")
                .query(Long.class)
                .single();
        return new Outcome(besidesOneAnother, List.of(), scene.audited("support.", "audit log"));
    }

    private AppendAuditEntry.Command something() {
        return new AppendAuditEntry.Command(new AuditEntry(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "MASTER_ADMIN",
                "race",
                "race",
                UUID.randomUUID().toString(),
                null,
                null,
                null,
                "race",
                scene.clock().instant()));
    }
}
