package shop.jangteo.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import shop.jangteo.JangteoApplication;
import shop.jangteo.journey.Operators;
import shop.jangteo.journey.Shop;
import shop.jangteo.journey.Shop.Goods;
import shop.jangteo.journey.Shop.Person;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.testkit.Auditor;
import shop.jangteo.testkit.TestServers;
import shop.jangteo.testkit.TestSupport;
import tools.jackson.databind.JsonNode;

/**
 * A calm shop on a database of its own, with no jobs, in which one row after the other is changed behind the shop's back
 * and put right again. Constraints that would refuse such a row are off for whoever changes it.
 */
@SpringBootTest(classes = JangteoApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestServers.class)
@Import(TestSupport.class)
@ActiveProfiles("test")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("SY-11: a row that is changed by hand is named by the next audit, with its delta")
class TamperedRowTests {

    private static final String SOMETHING_NEW = "X'0190a0b1c2d37e4f8a9b0c1d2e3f4a5b'";

    /**
     * @param entity as the audit names it
     * @param delta null where no numbers are compared
     */
    record Case(String invariant, String entity, @Nullable Long delta, String tamper, String mend) {
        @Override
        public String toString() {
            return invariant + ": " + tamper;
        }
    }

    private final Shop shop;
    private final Auditor auditor;
    private final DataSource dataSource;
    private final Map<String, String> ids = new LinkedHashMap<>();

    TamperedRowTests(Operators operators, Auditor auditor, DataSource dataSource, @LocalServerPort int port) {
        this.shop = operators.openShop(port);
        this.auditor = auditor;
        this.dataSource = dataSource;
    }

    /** Orders: one went all the way, one waits for its money, one is packed, one was cancelled and one in part. */
    @BeforeAll
    void trade() {
        Goods goods = shop.sell(30_000, 50);
        Person buyer = shop.signUp();
        shop.givePoints(buyer, 5_000);
        String coupon = shop.issueCoupon(buyer, Map.of("type", "FIXED_AMOUNT", "discountValue", 2_000));
        name("variant", goods.variantId());
        name("product", goods.productId());
        name("member", buyer.id());
        name("coupon", coupon);
        name("lot", lotOf(buyer));
        name("terms", couponOf(buyer, coupon));
        name("otherCoupon", shop.issueCoupon(buyer, Map.of("type", "FIXED_AMOUNT", "discountValue", 3_000)));

        JsonNode kept = order(buyer, goods, Map.of("couponIds", List.of(coupon), "usePoints", 1_000));
        JsonNode paid = pay(buyer, kept);
        name("kept", kept);
        name("keptPayment", paid.get("id").asString());
        JsonNode arriving = shop.shipmentOf(kept);
        shop.ship(arriving, "123456789012");
        shop.report(arriving, "DELIVERED");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> shop.see(buyer, kept).get("status").asString().equals("DELIVERED"));
        buyer.api()
                .post("/api/orders/" + kept.get("id").asString() + "/confirm")
                .expect(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> buyer.api()
                                .post(
                                        "/api/products/" + goods.productId() + "/reviews",
                                        Map.of(
                                                "orderLineId",
                                                kept.at("/items/0/id").asString(),
                                                "rating",
                                                5,
                                                "text",
                                                "가볍고 따뜻해서 마음에 들어요."))
                                .status()
                        == 201);

        JsonNode waiting = order(buyer, goods, Map.of());
        name("waiting", waiting);

        JsonNode packed = order(buyer, goods, Map.of());
        name("packedPayment", pay(buyer, packed).get("id").asString());
        name("packed", packed);
        name("packedShipment", shop.shipmentOf(packed).get("id").asString());

        JsonNode cancelled = order(buyer, goods, Map.of("usePoints", 500));
        JsonNode given = pay(buyer, cancelled);
        name("cancelled", cancelled);
        name("cancelledPayment", given.get("id").asString());
        name("cancelledShipment", shop.shipmentOf(cancelled).get("id").asString());
        buyer.api()
                .post("/api/orders/" + cancelled.get("id").asString() + "/cancel", Map.of("reason", "마음이 바뀌었어요"))
                .expect(200);

        JsonNode partly = order(buyer, goods, Map.of());
        pay(buyer, partly);
        shop.shipmentOf(partly);
        name("partly", partly);
        buyer.api()
                .keyed()
                .post(
                        "/api/orders/" + partly.get("id").asString() + "/cancel",
                        Map.of(
                                "items",
                                List.of(Map.of(
                                        "itemId", partly.at("/items/0/id").asString(), "quantity", 1)),
                                "reason",
                                "하나면 됩니다"))
                .expect(200);
        name("cancellation", shop.see(buyer, partly).at("/cancellations/0/id").asString());
        auditor.assertClean();
    }

    private JsonNode order(Person buyer, Goods goods, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.put("items", List.of(Map.of("variantId", goods.variantId(), "quantity", 2)));
        body.put("shippingAddress", Shop.address());
        body.put("paymentMethod", "CARD");
        return buyer.api().keyed().post("/api/orders", body).expect(201).json();
    }

    private String lotOf(Person buyer) {
        return JdbcClient.create(dataSource)
                .sql("select id from promotion.points_lot where member_id = unhex(replace(?, '-', ''))")
                .param(buyer.id())
                .query(byte[].class)
                .stream()
                .map(Uuids::fromBytes)
                .map(UUID::toString)
                .findFirst()
                .orElseThrow();
    }

    private static String couponOf(Person buyer, String issued) {
        return buyer.api()
                .get("/api/users/me/coupons")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(each -> each.get("id").asString().equals(issued))
                .findFirst()
                .orElseThrow()
                .get("couponId")
                .asString();
    }

    private JsonNode pay(Person buyer, JsonNode order) {
        return shop.pay(buyer, order, "approve").expect(201).json();
    }

    private void name(String name, JsonNode order) {
        name(name, order.get("id").asString());
        name(name + "Line", order.at("/items/0/id").asString());
        name(name + "Number", order.get("orderNumber").asString());
    }

    private void name(String name, String id) {
        ids.put(name, id);
    }

    Stream<Case> cases() {
        return Stream.of(
                        platform(),
                        catalog(),
                        ordering(),
                        delivery(),
                        support(),
                        promotion(),
                        coupons(),
                        payment(),
                        attempts(),
                        severalContexts())
                .flatMap(each -> each);
    }

    private static Stream<Case> platform() {
        return Stream.of(
                new Case(
                        "platform.publications-are-delivered",
                        "publication lost of OrderPaid to nobody",
                        null,
                        "insert into platform.EVENT_PUBLICATION (ID, LISTENER_ID, EVENT_TYPE, SERIALIZED_EVENT, STATUS)"
                                + " values ('lost', 'nobody', 'shop.OrderPaid', '', 'PROCESSING')",
                        "delete from platform.EVENT_PUBLICATION where ID = 'lost'"),
                new Case(
                        "platform.a-listener-handles-an-event-once",
                        "event 00000000000000000000000000000001 at nobody",
                        1L,
                        "alter table platform.event_inbox drop primary key; insert into platform.event_inbox"
                                + " (listener, event_id, handled_at) values"
                                + " ('nobody', X'00000000000000000000000000000001', '2999-01-01'),"
                                + " ('nobody', X'00000000000000000000000000000001', '2999-01-01')",
                        "delete from platform.event_inbox where listener = 'nobody';"
                                + " alter table platform.event_inbox add primary key (listener, event_id)"));
    }

    private static Stream<Case> catalog() {
        return Stream.of(
                new Case(
                        "catalog.stock-is-its-movements",
                        "variant {variant}",
                        3L,
                        "update catalog.stock set on_hand = on_hand + 3 where variant_id = {variant}",
                        "update catalog.stock set on_hand = on_hand - 3 where variant_id = {variant}"),
                new Case(
                        "catalog.stock-is-its-movements",
                        "movements without a stock, of variant 0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b",
                        1L,
                        "insert into catalog.stock_movements (id, variant_id, type, delta, on_hand_after, reason,"
                                + " recorded_by, recorded_at) values (" + SOMETHING_NEW + ", " + SOMETHING_NEW
                                + ", 'RECEIPT', 1, 1, 'found', " + SOMETHING_NEW + ", '2026-01-01')",
                        "delete from catalog.stock_movements where id = " + SOMETHING_NEW),
                new Case(
                        "catalog.stock-is-never-oversold",
                        "variant {variant}",
                        5L,
                        "update catalog.stock set reserved = on_hand + 5 where variant_id = {variant}",
                        "update catalog.stock set reserved = 2 where variant_id = {variant}"),
                new Case(
                        "catalog.reserved-is-what-reservations-claim",
                        "variant {variant}",
                        -1L,
                        "update catalog.stock set reserved = reserved - 1 where variant_id = {variant}",
                        "update catalog.stock set reserved = reserved + 1 where variant_id = {variant}"),
                new Case(
                        "catalog.sold-is-sales-less-cancellations",
                        "variant {variant}",
                        -2L,
                        "update catalog.stock set units_sold = units_sold - 2 where variant_id = {variant}",
                        "update catalog.stock set units_sold = units_sold + 2 where variant_id = {variant}"),
                new Case(
                        "catalog.a-reservation-is-sold-once",
                        "order line {keptLine}",
                        2L,
                        "update catalog.stock_movements set delta = -4 where order_line_id = {keptLine}",
                        "update catalog.stock_movements set delta = -2 where order_line_id = {keptLine}"),
                new Case(
                        "catalog.a-reservation-is-sold-once",
                        "sold without a reservation, order line {keptLine}",
                        2L,
                        "update catalog.stock_reservations set order_line_id = " + SOMETHING_NEW
                                + ", state = 'RELEASED' where order_line_id = {keptLine}",
                        "update catalog.stock_reservations set order_line_id = {keptLine}, state = 'CONSUMED'"
                                + " where order_line_id = " + SOMETHING_NEW));
    }

    private static Stream<Case> ordering() {
        return Stream.of(
                more(
                        "ordering.cancellation-is-its-lines",
                        "cancellation of order {partlyNumber} {cancellation}",
                        10L,
                        "ordering.order_cancellations",
                        "goods",
                        "id = {cancellation}"),
                more(
                        "ordering.cancelled-refunds-are-on-record",
                        "order {partlyNumber} {partly}",
                        10L,
                        "ordering.orders",
                        "cancelled_refunds",
                        "id = {partly}"),
                more(
                        "ordering.cancelled-units-are-on-record",
                        "line of order {partlyNumber} {partlyLine}",
                        10L,
                        "ordering.order_lines",
                        "cancelled_quantity",
                        "id = {partlyLine}"),
                more(
                        "ordering.discount-is-explained",
                        "order {keptNumber} {kept}",
                        -10L,
                        "ordering.order_discounts",
                        "amount",
                        "order_id = {kept}"),
                more(
                        "ordering.discount-is-in-the-lines",
                        "order {keptNumber} {kept}",
                        -10L,
                        "ordering.order_lines",
                        "discount",
                        "id = {keptLine}"),
                more(
                        "ordering.discount-is-split-over-lines",
                        "COUPON of order {keptNumber} {coupon}",
                        -10L,
                        "ordering.order_discount_shares",
                        "amount",
                        "order_id = {kept}"),
                more(
                        "ordering.final-amount-adds-up",
                        "order {packedNumber} {packed}",
                        10L,
                        "ordering.orders",
                        "final_amount",
                        "id = {packed}"),
                more(
                        "ordering.line-amount-is-what-is-left",
                        "line of order {packedNumber} {packedLine}",
                        10L,
                        "ordering.order_lines",
                        "line_amount",
                        "id = {packedLine}"),
                more(
                        "ordering.line-discount-is-its-shares",
                        "line of order {keptNumber} {keptLine}",
                        10L,
                        "ordering.order_lines",
                        "discount",
                        "id = {keptLine}"),
                more(
                        "ordering.points-are-in-the-lines",
                        "order {keptNumber} {kept}",
                        -10L,
                        "ordering.order_lines",
                        "points",
                        "id = {keptLine}"),
                more(
                        "ordering.total-is-the-lines",
                        "order {packedNumber} {packed}",
                        10L,
                        "ordering.orders",
                        "total_amount",
                        "id = {packed}"),
                new Case(
                        "ordering.cart-lines-wait-with-their-order",
                        "line in the cart of the buyer of order {packedNumber} {packed}",
                        3L,
                        "insert into ordering.cart_lines (member_id, variant_id, quantity, seen_price, added_at,"
                                + " order_id, ordered) values ({member}, {variant}, 5, 1, '2026-01-01', {packed}, 5)",
                        "delete from ordering.cart_lines where member_id = {member} and variant_id = {variant}"),
                new Case(
                        "ordering.history-is-a-chain",
                        "step 2 of order {packedNumber} {packed}",
                        null,
                        "update ordering.order_history set from_status = 'PAYMENT_FAILED' where order_id = {packed}"
                                + " and step = 2",
                        "update ordering.order_history set from_status = 'PENDING' where order_id = {packed} and step"
                                + " = 2"),
                new Case(
                        "ordering.steps-are-allowed",
                        "step 2 of order {packedNumber} {packed}",
                        null,
                        "update ordering.order_history set from_status = 'DELIVERED' where order_id = {packed} and"
                                + " step = 2",
                        "update ordering.order_history set from_status = 'PENDING' where order_id = {packed} and step"
                                + " = 2"),
                new Case(
                        "ordering.overdue-orders-end",
                        "order {waitingNumber} {waiting}",
                        null,
                        "update ordering.orders set expires_at = '2020-01-01' where id = {waiting}",
                        "update ordering.orders set expires_at = '2999-01-01' where id = {waiting}"),
                new Case(
                        "ordering.paid-orders-have-a-payment",
                        "order {packedNumber} {packed}",
                        null,
                        "update ordering.orders set payment_id = null where id = {packed}",
                        "update ordering.orders set payment_id = {packedPayment} where id = {packed}"),
                new Case(
                        "ordering.state-is-the-last-step",
                        "order {packedNumber} {packed}",
                        null,
                        "update ordering.orders set status = 'PREPARING' where id = {packed}",
                        "update ordering.orders set status = 'PAID' where id = {packed}"));
    }

    /** Ten too many in a column. */
    private static Case more(String invariant, String entity, Long delta, String table, String column, String where) {
        String update = "update " + table + " set " + column + " = " + column;
        return new Case(invariant, entity, delta, update + " + 10 where " + where, update + " - 10 where " + where);
    }

    private static Stream<Case> coupons() {
        return Stream.of(
                more(
                        "promotion.coupon-pieces-accounted-for",
                        "coupon {terms}",
                        -10L,
                        "promotion.coupon",
                        "laid_out",
                        "id = {terms}"),
                new Case(
                        "promotion.campaigns-add-up",
                        "campaign 0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b",
                        4L,
                        "insert into promotion.coupon_campaign (id, coupon_id, status, total, issued, created_at,"
                                + " created_by)"
                                + " values"
                                + " (" + SOMETHING_NEW + ", {terms}, 'PAUSED', 5, 5, '2026-01-01', {member})",
                        "delete from promotion.coupon_campaign where id = " + SOMETHING_NEW),
                new Case(
                        "promotion.coupon-pieces-have-one-place",
                        "piece 1 of coupon {terms}",
                        1L,
                        "insert into promotion.free_piece (coupon_id, number) values ({terms}, 1)",
                        "delete from promotion.free_piece where coupon_id = {terms} and number = 1"),
                new Case(
                        "promotion.coupon-use-names-its-order",
                        "issued coupon {coupon}",
                        null,
                        "update promotion.issued_coupon set used_at = expires_at where id = {coupon}",
                        "update promotion.issued_coupon set used_at = issued_at where id = {coupon}"),
                new Case(
                        "promotion.coupons-per-member",
                        "member {member} and coupon {terms}",
                        1L,
                        "update promotion.coupon set per_member = 0 where id = {terms}",
                        "update promotion.coupon set per_member = 1 where id = {terms}"),
                new Case(
                        "promotion.coupons-within-quantity",
                        "coupon {terms}",
                        1L,
                        "update promotion.coupon set quantity = 0 where id = {terms}",
                        "update promotion.coupon set quantity = null where id = {terms}"));
    }

    private static Stream<Case> delivery() {
        return Stream.of(
                new Case(
                        "delivery.a-shipment-is-where-its-steps-took-it",
                        "shipment {packedShipment}",
                        null,
                        "update delivery.shipment set status = 'IN_TRANSIT' where id = {packedShipment}",
                        "update delivery.shipment set status = 'READY' where id = {packedShipment}"),
                new Case(
                        "delivery.nothing-is-packed-for-a-cancelled-order",
                        "shipment {cancelledShipment}",
                        null,
                        "update delivery.shipment set status = 'READY' where id = {cancelledShipment}",
                        "update delivery.shipment set status = 'CANCELLED' where id = {cancelledShipment}"),
                new Case(
                        "delivery.a-shipment-carries-something",
                        "shipment {packedShipment}",
                        null,
                        "update delivery.shipment_line set shipment_id = {cancelledShipment}, line_no = 7"
                                + " where line_id = {packedLine}",
                        "update delivery.shipment_line set shipment_id = {packedShipment}, line_no = 0"
                                + " where line_id = {packedLine}"));
    }

    private static Stream<Case> support() {
        return Stream.of(
                new Case(
                        "support.the-audit-log-is-one-chain",
                        "audit log entry 2",
                        null,
                        "update support.audit_log set previous_hash = repeat('f', 64) where entry_no = 2",
                        "update support.audit_log later join support.audit_log earlier on earlier.entry_no = 1"
                                + " set later.previous_hash = earlier.hash where later.entry_no = 2"),
                new Case(
                        "support.a-rating-counts-its-reviews",
                        "5 stars of product {product}",
                        4L,
                        "update support.product_ratings set star5 = star5 + 4 where product_id = {product}",
                        "update support.product_ratings set star5 = star5 - 4 where product_id = {product}"));
    }

    private static Stream<Case> promotion() {
        String richer = "update promotion.points_account set balance = balance + 500 where member_id = {member}";
        String asBefore = "update promotion.points_account set balance = balance - 500 where member_id = {member}";
        return Stream.of(
                new Case("promotion.points-balance-is-the-ledger", "points of member {member}", 500L, richer, asBefore),
                new Case("promotion.points-balance-is-in-lots", "points of member {member}", 500L, richer, asBefore),
                new Case(
                        "promotion.points-balance-is-never-negative",
                        "points lot {lot}",
                        -101_000L,
                        "update promotion.points_lot set remaining = remaining - 100000 where id = {lot}",
                        "update promotion.points_lot set remaining = remaining + 100000 where id = {lot}"),
                new Case(
                        "promotion.overdue-points-are-written-off",
                        "points lot {lot}",
                        4_000L,
                        "update promotion.points_lot set expires_at = expires_at - interval 2 year where id = {lot}",
                        "update promotion.points_lot set expires_at = expires_at + interval 2 year where id = {lot}"),
                new Case(
                        "promotion.points-charged-when-paid",
                        "points charge 0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b",
                        -3_000L,
                        charge(),
                        "delete from promotion.points_charge where id = " + SOMETHING_NEW),
                new Case(
                        "promotion.points-earned-once",
                        "order {kept}",
                        1L,
                        "insert into promotion.points_entry (id, member_id, kind, amount, balance_after, order_id,"
                                + " cause, occurred_at)"
                                + " select"
                                + " " + SOMETHING_NEW + ", member_id, kind, amount, balance_after,"
                                + " order_id, " + SOMETHING_NEW + ", occurred_at from promotion.points_entry"
                                + " where order_id = {kept} and kind = 'EARN'",
                        "delete from promotion.points_entry where id = " + SOMETHING_NEW),
                new Case(
                        "promotion.points-of-an-order-lie-in-its-shares",
                        "order {kept}",
                        -1L,
                        "update promotion.points_share set returned = returned + 1 where order_id = {kept}",
                        "update promotion.points_share set returned = returned - 1 where order_id = {kept}"),
                new Case(
                        "promotion.points-returned-at-most-spent",
                        "order {cancelled}",
                        50L,
                        "update promotion.points_entry set amount = 550 where order_id = {cancelled} and kind ="
                                + " 'RETURN'",
                        "update promotion.points_entry set amount = 500 where order_id = {cancelled} and kind ="
                                + " 'RETURN'"));
    }

    private static String charge() {
        return "insert into promotion.points_charge (id, member_id, amount, method, status, requested_at, changed_at)"
                + " values (" + SOMETHING_NEW + ", {member}, 3000, 'CARD', 'DONE', '2026-01-01', '2026-01-01')";
    }

    private static Stream<Case> payment() {
        return Stream.of(
                new Case(
                        "payment.ledger-provider-receivable",
                        "payment {keptPayment}",
                        10L,
                        "update payment.ledger_postings set amount = amount + 10 where payment_id = {keptPayment}"
                                + " and debit_account = 'PROVIDER_RECEIVABLE'",
                        "update payment.ledger_postings set amount = amount - 10 where payment_id = {keptPayment}"
                                + " and debit_account = 'PROVIDER_RECEIVABLE'"),
                new Case(
                        "payment.ledger-kinds-move-between-their-accounts",
                        "SALE of {kept}",
                        null,
                        "update payment.ledger_postings set credit_account = 'REFUNDS' where payment_id = {keptPayment}"
                                + " and kind = 'SALE'",
                        "update payment.ledger_postings set credit_account = 'REVENUE' where payment_id = {keptPayment}"
                                + " and kind = 'SALE'"),
                new Case(
                        "payment.ledger-buyer",
                        "payment {cancelledPayment}",
                        -10L,
                        "update payment.ledger_postings set amount = amount + 10 where payment_id = {cancelledPayment}"
                                + " and credit_account = 'BUYER' and debit_account = 'REFUNDS'",
                        "update payment.ledger_postings set amount = amount - 10 where payment_id = {cancelledPayment}"
                                + " and credit_account = 'BUYER' and debit_account = 'REFUNDS'"),
                new Case(
                        "payment.reconciliation-break-open",
                        "AMOUNT_DIFFERS CAPTURE forgotten",
                        -100L,
                        "insert into payment.reconciliation_breaks (id, business_date, kind, operation, reference,"
                                + " occurrence, ours, theirs, detail, remedy, status, found_at) values ("
                                + SOMETHING_NEW
                                + ", '2020-01-01', 'AMOUNT_DIFFERS', 'CAPTURE', 'forgotten', 1, 900, 1000, '', 'ASK',"
                                + " 'OPEN', '2020-01-01')",
                        "delete from payment.reconciliation_breaks where id = " + SOMETHING_NEW));
    }

    private static Stream<Case> attempts() {
        String payments = "payment.payments";
        String packed = "payment {packedPayment}";
        return Stream.of(
                more(
                        "payment.refunded-is-the-sum-of-refunds",
                        packed,
                        10L,
                        payments,
                        "refunded_amount",
                        "id = {packedPayment}"),
                more(
                        "payment.refunds-requested-are-the-sum-of-refunds",
                        packed,
                        10L,
                        payments,
                        "refund_requested_amount",
                        "id = {packedPayment}"),
                more(
                        "payment.mock-books-are-our-captures",
                        packed,
                        -10L,
                        "payment.mock_provider_transactions",
                        "amount",
                        "request_key = {packedPayment}"),
                more(
                        "payment.mock-books-are-our-refunds",
                        "payment {cancelledPayment}",
                        -10L,
                        "payment.mock_provider_transactions",
                        "amount",
                        "of_key = {cancelledPayment}"),
                new Case(
                        "payment.never-back-more-than-captured",
                        packed,
                        10L,
                        "update payment.payments set refund_requested_amount = amount + 10 where id = {packedPayment}",
                        "update payment.payments set refund_requested_amount = 0 where id = {packedPayment}"),
                new Case(
                        "payment.one-capture-per-order",
                        "order {packed}",
                        1L,
                        "alter table payment.payments drop index payments_one_capture_per_order,"
                                + " drop index payments_one_attempt_per_order;"
                                + " update payment.payments set order_id = {packed} where id = {keptPayment}",
                        "update payment.payments set order_id = {kept} where id = {keptPayment}; alter table"
                                + " payment.payments add unique key payments_one_capture_per_order (captured_order_id),"
                                + " add unique key payments_one_attempt_per_order (active_order_id)"),
                new Case(
                        "payment.state-says-what-was-refunded",
                        packed,
                        null,
                        "update payment.payments set status = 'REFUNDED' where id = {packedPayment}",
                        "update payment.payments set status = 'SUCCESS' where id = {packedPayment}"),
                new Case(
                        "payment.open-payment-has-an-outcome",
                        packed,
                        null,
                        "update payment.payments set status = 'UNKNOWN', started_at = '2020-01-01' where id ="
                                + " {packedPayment}",
                        "update payment.payments set status = 'SUCCESS', started_at = captured_at where id ="
                                + " {packedPayment}"),
                new Case(
                        "payment.deposit-is-not-awaited-for-ever",
                        packed,
                        null,
                        "update payment.payments set status = 'WAITING_FOR_DEPOSIT', account_due_at = '2020-01-01'"
                                + " where id = {packedPayment}",
                        "update payment.payments set status = 'SUCCESS', account_due_at = null where id ="
                                + " {packedPayment}"),
                new Case(
                        "payment.refund-goes-through",
                        "refund of payment {cancelledPayment}",
                        null,
                        "update payment.refunds set status = 'FAILED', requested_at = '2020-01-01' where payment_id ="
                                + " {cancelledPayment}",
                        "update payment.refunds set status = 'DONE', requested_at = done_at where payment_id ="
                                + " {cancelledPayment}"),
                new Case(
                        "payment.wrong-capture-goes-back",
                        "wrong capture of payment {packedPayment}",
                        null,
                        "insert into payment.payment_mismatches (id, payment_id, kind, expected, actual, found_at,"
                                + " provider_key, amount, status, attempts, next_attempt_at) values ("
                                + SOMETHING_NEW + ", {packedPayment}, 'AMOUNT_TAKEN', '1', '2', '2020-01-01',"
                                + " 'key', 2, 'TO_RETURN', 9, '2020-01-01')",
                        "delete from payment.payment_mismatches where id = " + SOMETHING_NEW),
                new Case(
                        "payment.webhook-is-looked-into",
                        "webhook mock lost",
                        null,
                        "insert into payment.webhook_messages (provider, message_id, received_at, status) values"
                                + " ('mock', 'lost', '2020-01-01', 'RECEIVED')",
                        "delete from payment.webhook_messages where message_id = 'lost'"));
    }

    private static Stream<Case> severalContexts() {
        return Stream.of(
                new Case(
                        "shop.a-paid-order-was-paid-what-it-cost",
                        "order {packed}",
                        100L,
                        "update payment.payments set amount = amount + 100 where id = {packedPayment}",
                        "update payment.payments set amount = amount - 100 where id = {packedPayment}"),
                new Case(
                        "shop.what-was-kept-is-what-the-order-costs",
                        "order {packed}",
                        -70L,
                        "update payment.payments set refund_requested_amount = 70 where id = {packedPayment}",
                        "update payment.payments set refund_requested_amount = 0 where id = {packedPayment}"),
                new Case(
                        "shop.what-was-kept-is-what-the-order-costs",
                        "order {cancelled}",
                        1L,
                        "update payment.payments set refund_requested_amount = refund_requested_amount - 1"
                                + " where id = {cancelledPayment}",
                        "update payment.payments set refund_requested_amount = refund_requested_amount + 1"
                                + " where id = {cancelledPayment}"),
                new Case(
                        "shop.captured-money-belongs-to-an-order",
                        "payment {packedPayment}",
                        -60_000L,
                        "update ordering.orders set payment_id = null where id = {packed}",
                        "update ordering.orders set payment_id = {packedPayment} where id = {packed}"),
                new Case(
                        "shop.an-order-knows-what-went-back",
                        "order {kept}",
                        30L,
                        "update ordering.orders set refunded_amount = 30 where id = {kept}",
                        "update ordering.orders set refunded_amount = 0 where id = {kept}"),
                new Case(
                        "shop.stock-is-held-for-what-is-ordered",
                        "order line {packedLine}",
                        -1L,
                        "update catalog.stock_reservations set given_back = 1 where order_line_id = {packedLine}",
                        "update catalog.stock_reservations set given_back = 0 where order_line_id = {packedLine}"),
                new Case(
                        "shop.stock-is-held-for-what-is-ordered",
                        "order line {cancelledLine}",
                        2L,
                        "update catalog.stock_reservations set state = 'CONSUMED' where order_line_id ="
                                + " {cancelledLine}",
                        "update catalog.stock_reservations set state = 'RETURNED' where order_line_id ="
                                + " {cancelledLine}"),
                new Case(
                        "shop.stock-is-held-for-what-is-ordered",
                        "held for no order, line 0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b",
                        6L,
                        "insert into catalog.stock_reservations (order_line_id, order_id, variant_id, quantity, state,"
                                + " reserved_at) values (" + SOMETHING_NEW + ", " + SOMETHING_NEW
                                + ", {variant}, 6, 'RESERVED', '2026-01-01')",
                        "delete from catalog.stock_reservations where order_line_id = " + SOMETHING_NEW),
                new Case(
                        "shop.only-paid-stock-is-sold",
                        "order line {waitingLine}",
                        null,
                        "update catalog.stock_reservations set state = 'CONSUMED' where order_id = {waiting}",
                        "update catalog.stock_reservations set state = 'RESERVED' where order_id = {waiting}"),
                new Case(
                        "shop.paid-stock-is-sold",
                        "order line {packedLine}",
                        null,
                        "update catalog.stock_reservations set state = 'RESERVED' where order_id = {packed}",
                        "update catalog.stock_reservations set state = 'CONSUMED' where order_id = {packed}"),
                new Case(
                        "shop.a-used-coupon-is-on-its-order",
                        "issued coupon {coupon}",
                        null,
                        "update promotion.issued_coupon set order_id = null where id = {coupon}",
                        "update promotion.issued_coupon set order_id = {kept} where id = {coupon}"),
                new Case(
                        "shop.a-used-coupon-is-on-its-order",
                        "issued coupon {otherCoupon}",
                        null,
                        "update promotion.issued_coupon set order_id = {packed} where id = {otherCoupon}",
                        "update promotion.issued_coupon set order_id = null where id = {otherCoupon}"),
                new Case(
                        "shop.points-spent-are-on-their-order",
                        "order {kept}",
                        5L,
                        "update promotion.points_entry set amount = -1005 where order_id = {kept} and kind = 'SPEND'",
                        "update promotion.points_entry set amount = -1000 where order_id = {kept} and kind = 'SPEND'"),
                new Case(
                        "shop.points-spent-are-on-their-order",
                        "order {cancelled}",
                        20L,
                        "update promotion.points_entry set amount = 480 where order_id = {cancelled} and kind ="
                                + " 'RETURN'",
                        "update promotion.points_entry set amount = 500 where order_id = {cancelled} and kind ="
                                + " 'RETURN'"),
                more(
                        "shop.points-of-paid-orders-are-booked",
                        "order {kept}",
                        10L,
                        "payment.ledger_postings",
                        "amount",
                        "subject_id = {kept} and kind = 'POINTS_SPENT'"),
                more(
                        "shop.points-given-are-booked",
                        "points earned on order {kept}",
                        10L,
                        "payment.ledger_postings",
                        "amount",
                        "subject_id = {kept} and kind = 'POINTS_EARNED'"),
                more(
                        "shop.points-owed-are-what-members-have",
                        "points",
                        -10L,
                        "promotion.points_account",
                        "balance",
                        "member_id = {member}"),
                new Case(
                        "shop.points-are-earned-on-confirmed-orders",
                        "order {packed}",
                        null,
                        "update promotion.points_entry set order_id = {packed} where order_id = {kept} and kind ="
                                + " 'EARN'",
                        "update promotion.points_entry set order_id = {kept} where order_id = {packed} and kind ="
                                + " 'EARN'"),
                new Case(
                        "shop.charged-points-were-paid",
                        "points charge 0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b",
                        -3_000L,
                        charge(),
                        "delete from promotion.points_charge where id = " + SOMETHING_NEW),
                new Case(
                        "shop.charged-points-were-paid",
                        "charged for nothing, payment {packedPayment}",
                        60_000L,
                        "update payment.payments set purpose = 'POINTS_CHARGE' where id = {packedPayment}",
                        "update payment.payments set purpose = 'ORDER' where id = {packedPayment}"),
                new Case(
                        "shop.nothing-is-sent-that-was-not-ordered",
                        "order line {packedLine}",
                        1L,
                        "update delivery.shipment_line set quantity = 3 where line_id = {packedLine}",
                        "update delivery.shipment_line set quantity = 2 where line_id = {packedLine}"),
                new Case(
                        "shop.only-paid-orders-are-sent",
                        "shipment {packedShipment}",
                        null,
                        "update delivery.shipment set order_id = {waiting} where id = {packedShipment}",
                        "update delivery.shipment set order_id = {packed} where id = {packedShipment}"),
                new Case(
                        "shop.paid-orders-are-packed-whole",
                        "order line {packedLine}",
                        -1L,
                        "update delivery.shipment_line set quantity = 1 where line_id = {packedLine}",
                        "update delivery.shipment_line set quantity = 2 where line_id = {packedLine}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theRowIsNamed(Case tampered) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement behindTheBack = connection.createStatement()) {
            behindTheBack.execute("set session check_constraint_checks = 0, foreign_key_checks = 0");
            try {
                run(behindTheBack, tampered.tamper());
                eventually(() -> assertNamed(tampered));
            } finally {
                run(behindTheBack, tampered.mend());
                behindTheBack.execute("set session check_constraint_checks = 1, foreign_key_checks = 1");
            }
        }
        eventually(() -> assertThat(
                        auditor.check(tampered.invariant()).get("violations").asInt())
                .as("mended")
                .isZero());
    }

    /** The audit before is a command that the audit log hears of after its commit: a publication, for a moment. */
    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion);
    }

    private void assertNamed(Case tampered) {
        JsonNode check = auditor.check(tampered.invariant());
        assertThat(check.has("error")).as(check.toString()).isFalse();
        assertThat(check.get("violations").asInt()).as(check.toString()).isEqualTo(1);
        JsonNode finding = check.at("/findings/0");
        assertThat(finding.get("entity").asString()).isEqualTo(inWords(tampered.entity()));
        assertThat(finding.has("delta") ? finding.get("delta").asLong() : null)
                .as(finding.toString())
                .isEqualTo(tampered.delta());
    }

    @Test
    @DisplayName("and that is shown for every invariant of the shop")
    void everyInvariantIsShownToBite() {
        Set<String> shown = cases().map(Case::invariant).collect(Collectors.toSet());

        assertThat(shop.operator()
                        .api()
                        .get("/api/admin/invariants")
                        .expect(200)
                        .json()
                        .valueStream()
                        .map(invariant -> invariant.get("name").asString()))
                .containsExactlyInAnyOrderElementsOf(shown);
    }

    private void run(Statement statement, String sql) throws SQLException {
        for (String each : inSql(sql).split(";")) {
            statement.executeUpdate(each);
        }
    }

    private String inWords(String text) {
        return replaced(text, id -> id);
    }

    private String inSql(String text) {
        return replaced(text, id -> "X'" + id.replace("-", "") + "'");
    }

    private String replaced(String text, java.util.function.UnaryOperator<String> form) {
        String replaced = text;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            replaced = replaced.replace("{" + id.getKey() + "}", form.apply(id.getValue()));
        }
        assertThat(replaced).doesNotContain("{");
        return replaced;
    }
}
