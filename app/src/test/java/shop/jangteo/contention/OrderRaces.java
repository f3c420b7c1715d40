package shop.jangteo.contention;

import static shop.jangteo.contention.Scene.PRICE;
import static shop.jangteo.contention.Scene.order;
import static shop.jangteo.contention.Scene.placed;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.context.annotation.Lazy;
import shop.jangteo.contention.Race.Outcome;
import shop.jangteo.journey.Shop.Goods;
import shop.jangteo.ordering.application.ExpireOrders;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.watch.Interleaving;
import shop.jangteo.watch.Interleaving.Both;

/** Carts and orders. */
@Lazy
final class OrderRaces {

    /** Marks the thread that ends orders. */
    private static final String EXPIRING = "expiring";

    private final Scene scene;
    private final ExpireOrders expireOrders;

    OrderRaces(Scene scene, ExpireOrders expireOrders) {
        this.scene = scene;
        this.expireOrders = expireOrders;
    }

    static Guard cart() {
        return Guard.statement("row lock of the cart", "insert into `ordering`.`carts`");
    }

    static Guard claimOfTheKey() {
        return Guard.uniqueValue(
                "claim of the Idempotency-Key",
                "insert ignore into platform.idempotent_request",
                "values (?, ?,",
                "values (?, concat(left(?, 200), uuid()),");
    }

    List<Race> all() {
        return List.of(
                Race.seenInTheOutcome(
                        "OR-1: a variant put into the cart on two devices", List.of(cart()), this::twoClicksOnOneCart),
                Race.seenInTheOutcome(
                        "OR-4: the same Idempotency-Key",
                        List.of(
                                claimOfTheKey(),
                                cart(),
                                Guard.constraint(
                                        scene.jdbc(),
                                        "ordering.orders",
                                        "drop index orders_request",
                                        "add unique key orders_request (buyer_id, request_key)")),
                        this::theSameKey),
                Race.seenInTheOutcome(
                        "F26: the same ordered twice without a key", List.of(cart()), this::theSameWithoutAKey),
                Race.seenByTheAuditor(
                        "F27 OR-9: a line of an order cancelled twice",
                        List.of(Guard.rowLock("ordering.orders"), Guard.version("ordering.orders")),
                        this::theSameLineCancelledTwice),
                Race.seenByTheAuditor(
                        "OR-8: an order that is paid between the search for overdue ones and its end",
                        List.of(Guard.secondLook(
                                "expiry's second look at the order",
                                EXPIRING,
                                "from `ordering`.`orders` where `id` = ?",
                                "`status`",
                                "'PENDING'")),
                        this::paidBeforeItExpires));
    }

    private Outcome twoClicksOnOneCart() {
        Goods goods = scene.shop().sell(PRICE, 5);
        UUID member = UUID.randomUUID();
        ApiClient buyer = scene.buyer(member);
        scene.jdbc()
                .sql("insert into ordering.carts (member_id) values (unhex(replace(?, '-', '')))")
                .param(member.toString())
                .update();
        Both<Answer, Answer> both = scene.twice(buyer, "from `ordering`.`cart_lines`", client -> put(client, goods));
        int inCart = buyer.get("/api/cart")
                .expect(200)
                .json()
                .at("/items/0/quantity")
                .asInt();
        return Scene.outcome(both, Scene.good(both).size() - inCart);
    }

    private static Answer put(ApiClient buyer, Goods goods) {
        return buyer.post("/api/cart/items", Map.of("variantId", goods.variantId(), "quantity", 1));
    }

    private Outcome theSameKey() {
        return orderedTwice(scene.stranger().idempotencyKey("race-" + UUID.randomUUID()));
    }

    private Outcome theSameWithoutAKey() {
        return orderedTwice(scene.stranger());
    }

    private Outcome orderedTwice(ApiClient buyer) {
        Goods goods = scene.shop().sell(PRICE, 5);
        Both<Answer, Answer> both = scene.twice(
                buyer, "insert into `ordering`.`orders`", client -> client.post("/api/orders", order(Map.of(), goods)));
        long orders = Scene.good(both).stream()
                .map(answer -> answer.text("id"))
                .distinct()
                .count();
        return Scene.outcome(both, orders - 1);
    }

    private Outcome theSameLineCancelledTwice() {
        Goods kept = scene.shop().sell(40_000, 5);
        Goods given = scene.shop().sell(PRICE, 5);
        ApiClient buyer = scene.stranger();
        var placed = buyer.post("/api/orders", order(Map.of(), kept, given))
                .expect(201)
                .json();
        String order = placed.get("id").asString();
        Scene.pay(buyer, order).expect(201);
        String line = placed.at("/items/1/id").asString();
        Both<Answer, Answer> both = scene.twice(
                buyer,
                "join `ordering`.`order_discount_shares`",
                client -> client.keyed()
                        .post(
                                "/api/orders/" + order + "/cancel",
                                Map.of("items", List.of(Map.of("itemId", line, "quantity", 1)), "reason", "race")));
        return scene.audited(both, Scene.good(both).size() - 1, order, line);
    }

    /** The payment began in time, and whoever paid keeps the order. */
    private Outcome paidBeforeItExpires() {
        Goods goods = scene.shop().sell(PRICE, 5);
        ApiClient buyer = scene.stranger();
        String order = placed(buyer, goods);
        due(order, -1);
        Both<String, Answer> both = scene.both(
                trace -> {
                    try (var _ = MDC.putCloseable(EXPIRING, "yes")) {
                        expireOrders.handle();
                    }
                    return "done";
                },
                "as `due`",
                trace -> {
                    due(order, 1);
                    Answer paid =
                            Scene.pay(Interleaving.as(buyer, trace), order).expect(201);
                    due(order, -1);
                    return paid;
                });
        long cancelled =
                scene.count("select count(*) from ordering.orders where status = 'CANCELLED' and id = ?", order);
        return new Outcome(cancelled, List.of(both.second()), scene.audited("", order));
    }

    private void due(String order, int hours) {
        scene.jdbc()
                .sql("update ordering.orders set expires_at = placed_at + interval ? hour where id ="
                        + " unhex(replace(?, '-', ''))")
                .params(hours, order)
                .update();
    }
}
