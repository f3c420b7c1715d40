package shop.jangteo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.contract.audit.CommandExecuted;
import shop.jangteo.contract.ordering.CancelledLine;
import shop.jangteo.contract.ordering.OrderCancelled;
import shop.jangteo.contract.ordering.OrderLinesCancelled;
import shop.jangteo.contract.ordering.OrderedLine;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import tools.jackson.databind.JsonNode;

@OrderingTest
@DisplayName("OR-9: cancelling part of an order over HTTP")
class OrderCancellationTests {

    private final Scene scene;
    private final Neighbours.Promotion promotion;
    private final Neighbours.Payments payments;
    private final Neighbours.Heard heard;
    private final JdbcClient jdbc;
    private final Actor buyer = Scene.somebody();
    private final ApiClient api;

    OrderCancellationTests(
            Scene scene,
            Neighbours.Promotion promotion,
            Neighbours.Payments payments,
            Neighbours.Heard heard,
            JdbcClient jdbc,
            ApiClient api) {
        this.scene = scene;
        this.promotion = promotion;
        this.payments = payments;
        this.heard = heard;
        this.jdbc = jdbc;
        this.api = api.as(buyer);
    }

    /** Three coats for 20,000 won each, with a coupon of 6,000 won and 3,000 points: 51,000 won, delivered for nothing. */
    private JsonNode ordered() {
        Map<String, Object> body = Scene.order(scene.offer(20_000), 3);
        body.put("couponIds", List.of(promotion.coupon(6_000)));
        body.put("usePoints", 3_000);
        return api.post("/api/orders", body).expect(201).json();
    }

    private JsonNode orderedAndPaid() {
        JsonNode order = ordered();
        scene.capture(id(order));
        return order;
    }

    private static UUID id(JsonNode order) {
        return UUID.fromString(order.path("id").asString());
    }

    private static Map<String, Object> some(JsonNode order, int quantity) {
        Map<String, Object> body = new HashMap<>();
        body.put("items", List.of(Map.of("itemId", order.at("/items/0/id").asString(), "quantity", quantity)));
        body.put("reason", "마음이 바뀌었어요");
        return body;
    }

    private static String cancelPath(JsonNode order) {
        return "/api/orders/" + id(order) + "/cancel";
    }

    private Answer cancel(JsonNode order, Map<String, Object> body) {
        return api.keyed().post(cancelPath(order), body);
    }

    private List<OrderLinesCancelled> partsOf(JsonNode order) {
        return heard.all(OrderLinesCancelled.class).stream()
                .filter(event -> event.orderId().equals(id(order)))
                .toList();
    }

    private static long won(JsonNode json, String field) {
        return json.path(field).asLong();
    }

    @Test
    void whatThePreviewSaysIsWhatIsDone() {
        JsonNode order = orderedAndPaid();

        JsonNode preview = api.post(cancelPath(order) + "/preview", some(order, 1))
                .expect(200)
                .json();
        assertThat(won(preview, "goods")).isEqualTo(20_000);
        assertThat(won(preview, "discountTakenBack")).isEqualTo(2_000);
        assertThat(won(preview, "pointsBack")).isEqualTo(1_000);
        assertThat(won(preview, "refundAmount")).isEqualTo(14_000);
        assertThat(preview.at("/shippingFee/before").asLong()).isZero();
        assertThat(preview.at("/shippingFee/after").asLong()).isEqualTo(3_000);
        assertThat(preview.at("/shippingFee/reason").asString()).isEqualTo("남은 상품이 50000원보다 적어 배송비 3000원을 뺍니다.");
        assertThat(preview.path("couponsBack")).isEmpty();
        assertThat(preview.at("/items/0/amount").asLong()).isEqualTo(20_000);
        assertThat(preview.at("/remaining/finalAmount").asLong()).isEqualTo(37_000);
        assertThat(StreamSupport.stream(preview.path("reasons").spliterator(), false)
                        .map(reason -> reason.path("code").asString()))
                .containsExactly("DISCOUNT_TAKEN_BACK", "POINTS_BACK", "COUPON_STAYS", "SHIPPING_FEE_WITHHELD");
        assertThat(partsOf(order)).isEmpty();
        assertThat(won(scene.order(id(order)), "finalAmount")).isEqualTo(51_000);

        JsonNode after = cancel(order, Scene.with(some(order, 1), "expectedRefund", 14_000))
                .expect(200)
                .json();

        assertThat(after.path("status").asString()).isEqualTo("PAID");
        assertThat(won(after, "totalAmount")).isEqualTo(40_000);
        assertThat(won(after, "discountAmount")).isEqualTo(4_000);
        assertThat(won(after, "pointsUsed")).isEqualTo(2_000);
        assertThat(won(after, "shippingFee")).isEqualTo(3_000);
        assertThat(won(after, "finalAmount")).isEqualTo(37_000);
        assertThat(after.at("/items/0/quantity").asInt()).isEqualTo(3);
        assertThat(after.at("/items/0/cancelledQuantity").asInt()).isEqualTo(1);
        assertThat(after.at("/items/0/lineAmount").asLong()).isEqualTo(40_000);
        assertThat(after.at("/discounts/0/source").asString()).isEqualTo("COUPON");
        assertThat(after.at("/discounts/0/name").asString()).isEqualTo("쿠폰");
        assertThat(after.at("/discounts/0/amount").asLong()).isEqualTo(4_000);
        JsonNode cancellation = after.at("/cancellations/0");
        assertThat(cancellation.path("by").asString())
                .isEqualTo(buyer.memberId().toString());
        assertThat(cancellation.path("cause").asString()).isEqualTo("BUYER");
        assertThat(cancellation.path("reason").asString()).isEqualTo("마음이 바뀌었어요");
        assertThat(cancellation.at("/items/0/quantity").asInt()).isEqualTo(1);
        assertThat(won(cancellation, "refundAmount")).isEqualTo(14_000);
        assertThat(won(cancellation, "pointsBack")).isEqualTo(1_000);
        assertThat(won(cancellation, "shippingWithheld")).isEqualTo(3_000);
        assertThat(partsOf(order)).singleElement().satisfies(event -> {
            assertThat(event.cancellationId().toString())
                    .isEqualTo(cancellation.path("id").asString());
            assertThat(event.paid()).isTrue();
            assertThat(event.refundAmount()).isEqualTo(Money.won(14_000));
            assertThat(event.pointsBack()).isEqualTo(Money.won(1_000));
            assertThat(event.finalAmount()).isEqualTo(Money.won(37_000));
            assertThat(event.version()).isEqualTo(won(after, "version"));
            assertThat(event.lines()).singleElement().satisfies(line -> {
                assertThat(line.quantity()).isEqualTo(Quantity.of(1));
                assertThat(line.remaining()).isEqualTo(2);
                assertThat(line.amount()).isEqualTo(Money.won(20_000));
            });
        });
    }

    @Test
    @DisplayName("OR-9: the last part is the whole order, and gives back what was withheld")
    void theLastPart() {
        JsonNode order = orderedAndPaid();
        cancel(order, some(order, 2)).expect(200);

        JsonNode preview = api.post(cancelPath(order) + "/preview", some(order, 1))
                .expect(200)
                .json();
        JsonNode after = cancel(order, some(order, 1)).expect(200).json();

        assertThat(after.path("status").asString()).isEqualTo("CANCELLED");
        assertThat(preview.path("couponsBack")).hasSize(1);
        assertThat(won(preview, "refundAmount")
                        + partsOf(order).getFirst().refundAmount().won())
                .isEqualTo(51_000);
        assertThat(Scene.cancellations(heard, id(order))).singleElement().satisfies(event -> {
            assertThat(event.finalAmount().won()).isEqualTo(won(preview, "refundAmount"));
            assertThat(event.pointsUsed()).isEqualTo(Money.won(1_000));
            assertThat(event.lines())
                    .singleElement()
                    .extracting(OrderedLine::quantity)
                    .isEqualTo(Quantity.of(1));
        });
        assertThat(cancel(order, some(order, 1)).expect(409).code()).isEqualTo("ILLEGAL_ORDER_STATE");
    }

    @Test
    @DisplayName("OR-9: a refund that isn't the shown one is refused and nothing is done")
    void anotherRefundThanShown() {
        JsonNode order = orderedAndPaid();

        Answer refused = cancel(order, Scene.with(some(order, 1), "expectedRefund", 17_000))
                .expect(409);

        assertThat(refused.code()).isEqualTo("REFUND_CHANGED");
        assertThat(won(refused.json(), "refundAmount")).isEqualTo(14_000);
        assertThat(refused.json().at("/shippingFee/after").asLong()).isEqualTo(3_000);
        assertThat(partsOf(order)).isEmpty();
        assertThat(won(scene.order(id(order)), "finalAmount")).isEqualTo(51_000);
    }

    @Test
    @DisplayName("F24: a click that is repeated with its key cancels once, even when the first answer was lost")
    void theSameKey() {
        JsonNode order = orderedAndPaid();
        String key = UUID.randomUUID().toString();
        ApiClient keyed = api.idempotencyKey(key);

        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(click -> keyed.post(cancelPath(order), some(order, 1)).status())
                .toList();
        assertThat(answers).contains(200).allMatch(status -> status == 200 || status == 409);
        forgetAnswers(key);
        keyed.post(cancelPath(order), some(order, 1)).expect(200);
        forgetAnswers(key);
        Answer another = keyed.post(cancelPath(order), some(order, 2)).expect(422);

        assertThat(another.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(partsOf(order)).hasSize(1);
        assertThat(scene.order(id(order)).at("/items/0/cancelledQuantity").asInt())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("F25: a whole cancellation is remembered with its key, and refused under it for another reason")
    void theSameKeyForTheWhole() {
        JsonNode order = orderedAndPaid();
        String key = UUID.randomUUID().toString();
        ApiClient keyed = api.idempotencyKey(key);
        Map<String, Object> whole = Map.of("reason", "마음이 바뀌었어요");

        keyed.post(cancelPath(order), whole).expect(200);
        forgetAnswers(key);
        JsonNode again = keyed.post(cancelPath(order), whole).expect(200).json();
        forgetAnswers(key);
        Answer other = keyed.post(cancelPath(order), some(order, 1)).expect(422);

        assertThat(again.path("status").asString()).isEqualTo("CANCELLED");
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(Scene.cancellations(heard, id(order))).hasSize(1);
        assertThat(api.post(cancelPath(order), whole).expect(409).code()).isEqualTo("ILLEGAL_ORDER_STATE");
    }

    @Test
    @DisplayName("F26: some items can't be cancelled without a key; all of the order can")
    void aPartNeedsAKey() {
        JsonNode order = orderedAndPaid();

        assertThat(api.post(cancelPath(order), some(order, 1)).expect(400).code())
                .isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        assertThat(scene.as(Scene.OPERATOR)
                        .post("/api/admin/orders/" + id(order) + "/cancel", some(order, 1))
                        .expect(400)
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        assertThat(partsOf(order)).isEmpty();
        api.post(cancelPath(order), Map.of("reason", "마음이 바뀌었어요")).expect(200);
    }

    /** As happens to answers that are a day old. */
    private void forgetAnswers(String key) {
        jdbc.sql("delete from platform.idempotent_request where request_key = ?")
                .param(key)
                .update();
    }

    @Test
    @DisplayName("F27: parts that are cancelled at once are never more than there is, and add up to the won")
    void partsAtOnce() {
        JsonNode order = orderedAndPaid();

        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(click -> cancel(order, some(order, 1)).status())
                .toList();

        assertThat(answers).containsOnly(200, 409);
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(3);
        assertThat(scene.status(id(order))).isEqualTo("CANCELLED");
        OrderCancelled rest = Scene.cancellations(heard, id(order)).getFirst();
        assertThat(partsOf(order).stream()
                                .mapToLong(part -> part.refundAmount().won())
                                .sum()
                        + rest.finalAmount().won())
                .isEqualTo(51_000);
        assertThat(partsOf(order).stream()
                                .mapToLong(part -> part.pointsBack().won())
                                .sum()
                        + rest.pointsUsed().won())
                .isEqualTo(3_000);
    }

    @Test
    @DisplayName("OR-9: an unpaid order gets smaller, unless somebody is paying it")
    void anUnpaidOrder() {
        JsonNode order = ordered();
        payments.underWay.add(id(order));

        assertThat(cancel(order, some(order, 1)).expect(409).code()).isEqualTo("ORDER_ALREADY_PAID");
        assertThat(won(scene.order(id(order)), "finalAmount")).isEqualTo(51_000);
        assertThat(scene.order(id(order)).path("cancellations")).isEmpty();

        payments.underWay.remove(id(order));
        JsonNode after = cancel(order, some(order, 1)).expect(200).json();
        assertThat(won(after, "finalAmount")).isEqualTo(37_000);
        assertThat(after.at("/cancellations/0/refundAmount").asLong()).isZero();
        assertThat(partsOf(order).getLast().paid()).isFalse();
        scene.capture(id(order), 37_000);
        assertThat(scene.status(id(order))).isEqualTo("PAID");
    }

    @Test
    @DisplayName(
            "OR-9: operators cancel parts too, on record and without withholding delivery; sellers and strangers don't")
    void rights() {
        JsonNode order = orderedAndPaid();
        String path = "/api/admin/orders/" + id(order) + "/cancel";

        scene.as(Scene.SELLER).keyed().post(path, some(order, 1)).expect(403);
        api.keyed().post(path, some(order, 1)).expect(403);
        scene.as(Scene.somebody())
                .keyed()
                .post(cancelPath(order), some(order, 1))
                .expect(404);
        scene.as(Scene.somebody())
                .post(cancelPath(order) + "/preview", some(order, 1))
                .expect(404);
        scene.as(Scene.OPERATOR).keyed().post(cancelPath(order), some(order, 1)).expect(404);

        JsonNode preview = scene.as(Scene.OPERATOR)
                .post(path + "/preview", some(order, 1))
                .expect(200)
                .json();
        JsonNode after = scene.as(Scene.OPERATOR)
                .keyed()
                .post(path, some(order, 1))
                .expect(200)
                .json();
        assertThat(won(preview, "refundAmount")).isEqualTo(17_000);
        assertThat(won(after, "shippingFee")).isZero();
        assertThat(after.at("/cancellations/0/cause").asString()).isEqualTo("OPERATOR");
        assertThat(heard.all(CommandExecuted.class))
                .filteredOn(event -> event.targetId().equals(id(order).toString()))
                .singleElement()
                .satisfies(event -> assertThat(event.action()).isEqualTo("ordering.order.cancel"));
        assertThat(partsOf(order))
                .singleElement()
                .satisfies(event -> assertThat(event.lines())
                        .singleElement()
                        .extracting(CancelledLine::remaining)
                        .isEqualTo(2));
        assertThat(scene.as(Scene.SELLER)
                        .get("/api/orders/" + id(order))
                        .expect(200)
                        .json()
                        .path("cancellations"))
                .isEmpty();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        JsonNode order = orderedAndPaid();

        assertThat(cancel(order, some(order, 4)).expect(409).code()).isEqualTo("NOT_THAT_MANY_LEFT");
        cancel(order, some(order, 0)).expect(400);
        cancel(order, Scene.with(some(order, 1), "items", List.of())).expect(400);
        cancel(order, Scene.with(some(order, 1), "reason", " ")).expect(400);
        cancel(order, Scene.with(some(order, 1), "expectedRefund", -1)).expect(400);
        UUID shipped = scene.delivered(buyer);
        api.post("/api/orders/" + shipped + "/cancel/preview", Map.of("reason", "?"))
                .expect(409);
        assertThat(partsOf(order)).isEmpty();
    }

    @Test
    @DisplayName("I21: the database itself refuses shares and refunds that can't be")
    void theDatabaseStandsBehindTheRules() {
        JsonNode order = orderedAndPaid();
        byte[] id = Uuids.toBytes(id(order));
        cancel(order, some(order, 1)).expect(200);

        for (String wrong : List.of(
                "update ordering.order_lines set cancelled_quantity = 4 where order_id = ?",
                "update ordering.order_lines set cancelled_quantity = 0 where order_id = ?",
                "update ordering.order_lines set points = line_amount where order_id = ?",
                "update ordering.orders set refunded_amount = 51001 where id = ?",
                "update ordering.orders set direct_refunds = final_amount + 1 where id = ?",
                "update ordering.order_cancellations set refund_amount = refund_amount + 1 where order_id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(wrong).param(id).update())
                    .as(wrong)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }
}
