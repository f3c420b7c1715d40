package shop.jangteo.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.catalog.domain.CatalogRuleBroken.InsufficientStock;
import shop.jangteo.contract.catalog.StockLevelChanged;
import shop.jangteo.contract.ordering.CancelledLine;
import shop.jangteo.contract.ordering.OrderCancelled;
import shop.jangteo.contract.ordering.OrderLinesCancelled;
import shop.jangteo.contract.ordering.OrderPaid;
import shop.jangteo.contract.ordering.OrderPlaced;
import shop.jangteo.contract.ordering.OrderedLine;
import shop.jangteo.contract.ordering.ShippingAddress;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.Transactions;

@CatalogTest
class StockLevelTests {

    private final ApiClient api;
    private final ApiClient operator;
    private final Shelf shelf;
    private final Told told;
    private final Transactions tx;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;

    StockLevelTests(
            ApiClient api, Shelf shelf, Told told, Transactions tx, ApplicationEventPublisher events, JdbcClient jdbc) {
        this.api = api;
        this.operator = api.as(Shelf.OPERATOR);
        this.shelf = shelf;
        this.told = told;
        this.tx = tx;
        this.events = events;
        this.jdbc = jdbc;
    }

    /** An order as ordering tells of it. */
    private record Order(UUID id, List<OrderedLine> lines) {

        static Order of(Map<UUID, Integer> units) {
            return new Order(
                    UUID.randomUUID(),
                    units.entrySet().stream()
                            .map(entry -> line(entry.getKey(), entry.getValue()))
                            .toList());
        }

        private static OrderedLine line(UUID variant, int units) {
            return new OrderedLine(
                    UUID.randomUUID(),
                    variant,
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    "봄 재킷",
                    Map.of(),
                    Money.won(10_000),
                    Quantity.of(units),
                    Money.won(10_000L * units),
                    Money.ZERO);
        }

        OrderPlaced placed() {
            return new OrderPlaced(
                    UUID.randomUUID(),
                    Instant.EPOCH,
                    id,
                    "20261120-1",
                    UUID.randomUUID(),
                    lines,
                    Money.ZERO,
                    Money.ZERO,
                    Money.ZERO,
                    Money.ZERO,
                    Money.ZERO,
                    Instant.EPOCH,
                    null);
        }

        OrderPaid paid() {
            return new OrderPaid(
                    UUID.randomUUID(),
                    Instant.EPOCH,
                    id,
                    "20261120-1",
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    lines,
                    Money.ZERO,
                    new ShippingAddress("", "", "", "", null, null));
        }

        OrderLinesCancelled cancelled(int units, int left) {
            OrderedLine line = lines.getFirst();
            return new OrderLinesCancelled(
                    UUID.randomUUID(),
                    Instant.EPOCH,
                    UUID.randomUUID(),
                    id,
                    "20261120-1",
                    UUID.randomUUID(),
                    List.of(new CancelledLine(
                            line.lineId(),
                            line.variantId(),
                            line.productId(),
                            line.brandId(),
                            line.productName(),
                            Quantity.of(units),
                            left,
                            Money.ZERO)),
                    true,
                    Money.ZERO,
                    Money.ZERO,
                    List.of(),
                    Money.ZERO,
                    "BUYER",
                    "",
                    2);
        }

        OrderCancelled cancelled() {
            return new OrderCancelled(
                    UUID.randomUUID(),
                    Instant.EPOCH,
                    id,
                    "20261120-1",
                    UUID.randomUUID(),
                    lines,
                    true,
                    Money.ZERO,
                    Money.ZERO,
                    "BUYER",
                    "");
        }
    }

    private void tell(Object event) {
        tx.run(() -> events.publishEvent(event));
    }

    private void awaitUnits(UUID variant, int onHand, int reserved, int sold) {
        await().untilAsserted(() ->
                assertThat(shelf.unitsOf(variant)).isEqualTo(new Shelf.Units(onHand, reserved, sold, onHand)));
    }

    @Nested
    @DisplayName("CA-7, CA-9: the ledger")
    class Ledger {

        @Test
        void everybodySeesWhatCanBeBought() {
            UUID variant = shelf.variantWith(3);

            Answer stock = api.get("/api/variants/" + variant + "/stock").expect(200);

            assertThat(stock.text("variantId")).isEqualTo(variant.toString());
            assertThat(stock.json().path("available").asInt()).isEqualTo(3);
            assertThat(stock.json().path("soldOut").asBoolean()).isFalse();
            api.get("/api/variants/" + UUID.randomUUID() + "/stock").expect(404);
        }

        @Test
        void movementsAreRecordedAndSumUpToWhatIsOnHand() {
            UUID variant = shelf.variantWith(10);
            String ledger = "/api/variants/" + variant + "/stock-movements";

            operator.keyed()
                    .post(ledger, Map.of("type", "RECEIPT", "quantity", 5, "reason", "입고"))
                    .expect(201);
            operator.keyed()
                    .post(ledger, Map.of("type", "DAMAGE", "quantity", 2, "reason", "오염"))
                    .expect(201);
            Answer adjusted = operator.keyed()
                    .post(ledger, Map.of("type", "ADJUSTMENT", "quantity", -1, "reason", "실사"))
                    .expect(201);

            assertThat(adjusted.json().path("quantity").asInt()).isEqualTo(-1);
            assertThat(adjusted.json().path("onHandAfter").asInt()).isEqualTo(12);
            assertThat(shelf.unitsOf(variant)).isEqualTo(new Shelf.Units(12, 0, 0, 12));
            assertThat(operator.get(ledger)
                            .expect(200)
                            .json()
                            .path("items")
                            .valueStream()
                            .map(m -> m.path("type").asString()))
                    .containsExactly("ADJUSTMENT", "DAMAGE", "RECEIPT", "RECEIPT");
            assertThat(told.levelsOf(variant))
                    .extracting(StockLevelChanged::available)
                    .containsExactly(10, 15, 13, 12);
            assertThat(told.levelsOf(variant))
                    .extracting(StockLevelChanged::version)
                    .containsExactly(1L, 2L, 3L, 4L);
        }

        @Test
        void whatMakesNoSenseIsRefused() {
            UUID variant = shelf.variantWith(1);
            String ledger = "/api/variants/" + variant + "/stock-movements";

            operator.keyed()
                    .post(ledger, Map.of("type", "RECEIPT", "quantity", 0, "reason", "입고"))
                    .expect(400);
            operator.keyed()
                    .post(ledger, Map.of("type", "SALE", "quantity", 1, "reason", "판매"))
                    .expect(400);
            operator.keyed()
                    .post(ledger, Map.of("type", "RECEIPT", "quantity", 1, "reason", " "))
                    .expect(400);
            Answer short2 = operator.keyed()
                    .post(ledger, Map.of("type", "DAMAGE", "quantity", 2, "reason", "파손"))
                    .expect(400);
            assertThat(short2.code()).isEqualTo("INSUFFICIENT_STOCK");
            assertThat(short2.json().at("/items/0/available").asInt()).isEqualTo(1);
        }

        @Test
        void onlyTheSellerAndOperatorsSeeAndWriteIt() {
            UUID variant = shelf.variantWith(1);
            String ledger = "/api/variants/" + variant + "/stock-movements";
            Map<String, Object> receipt = Map.of("type", "RECEIPT", "quantity", 1, "reason", "입고");

            api.as(Actor.buyer(UUID.randomUUID())).keyed().post(ledger, receipt).expect(403);
            api.as(Shelf.sellerOf(UUID.randomUUID()))
                    .keyed()
                    .post(ledger, receipt)
                    .expect(404);
            api.as(Shelf.sellerOf(UUID.randomUUID())).get(ledger).expect(404);
            api.post(ledger, receipt).expect(401);
        }

        @Test
        void theSameKeyIsOneMovementEvenWhenTheFirstAnswerWasForgotten() {
            UUID variant = shelf.variantWith(1);
            ApiClient keyed = operator.idempotencyKey(UUID.randomUUID().toString());
            String ledger = "/api/variants/" + variant + "/stock-movements";
            Map<String, Object> receipt = Map.of("type", "RECEIPT", "quantity", 5, "reason", "입고");

            String first = keyed.post(ledger, receipt).expect(201).text("id");
            jdbc.sql("delete from platform.idempotent_request").update();

            assertThat(keyed.post(ledger, receipt).expect(201).text("id")).isEqualTo(first);
            jdbc.sql("delete from platform.idempotent_request").update();
            Map<String, Object> other = Map.of("type", "RECEIPT", "quantity", 6, "reason", "입고");
            assertThat(keyed.post(ledger, other).expect(422).code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
            assertThat(shelf.unitsOf(variant)).isEqualTo(new Shelf.Units(6, 0, 0, 6));
        }

        @Test
        @DisplayName("F26: goods can't be booked in without a key, as a second delivery looks like a repetition")
        void goodsAreNotBookedWithoutAKey() {
            UUID variant = shelf.variantWith(1);

            Answer refused = operator.post(
                            "/api/variants/" + variant + "/stock-movements",
                            Map.of("type", "RECEIPT", "quantity", 5, "reason", "입고"))
                    .expect(400);

            assertThat(refused.code()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
            assertThat(shelf.unitsOf(variant)).isEqualTo(new Shelf.Units(1, 0, 0, 1));
        }
    }

    @Nested
    @DisplayName("CA-7: what becomes of an order becomes of its units, once")
    class Orders {

        @Test
        void placedPaidAndCancelled() {
            UUID variant = shelf.variantWith(10);
            Order order = Order.of(Map.of(variant, 3));

            tell(order.placed());
            awaitUnits(variant, 10, 3, 0);
            OrderPaid paid = order.paid();
            tell(paid);
            awaitUnits(variant, 7, 0, 3);
            tell(order.cancelled());

            assertThat(shelf.unitsOf(variant)).isEqualTo(new Shelf.Units(10, 0, 0, 10));
            assertThat(told.levelsOf(variant))
                    .extracting(StockLevelChanged::available)
                    .containsExactly(10, 7, 10);
        }

        @Test
        @DisplayName("OR-9: units that are cancelled can be sold again, the rest stays the buyer's")
        void aPartThatIsCancelledComesBack() {
            UUID variant = shelf.variantWith(10);
            Order order = Order.of(Map.of(variant, 6));

            tell(order.placed());
            tell(order.cancelled(1, 5));
            assertThat(shelf.unitsOf(variant)).isEqualTo(new Shelf.Units(10, 5, 0, 10));
            tell(order.paid());
            awaitUnits(variant, 5, 0, 5);
            tell(order.cancelled(2, 3));
            tell(order.cancelled(1, 2));
            assertThat(shelf.unitsOf(variant)).isEqualTo(new Shelf.Units(8, 0, 2, 8));
            tell(order.cancelled());
            tell(order.cancelled(1, 0));

            assertThat(shelf.unitsOf(variant)).isEqualTo(new Shelf.Units(10, 0, 0, 10));
        }

        @Test
        @DisplayName("OR-9: a line of which every unit was cancelled isn't sold by news of the payment that come later")
        void aLineThatIsCancelledWhollyIsNotSold() {
            UUID variant = shelf.variantWith(10);
            UUID other = shelf.variantWith(10);
            var order = new Order(UUID.randomUUID(), List.of(Order.line(variant, 2), Order.line(other, 1)));

            tell(order.placed());
            tell(order.cancelled(2, 0));
            tell(order.paid());
            awaitUnits(other, 9, 0, 1);

            assertThat(shelf.unitsOf(variant)).isEqualTo(new Shelf.Units(10, 0, 0, 10));
        }

        @Test
        void whatIsToldTwiceHappensOnce() {
            UUID variant = shelf.variantWith(10);
            Order order = Order.of(Map.of(variant, 3));

            tell(order.placed());
            tell(order.placed());
            tell(order.paid());
            awaitUnits(variant, 7, 0, 3);
            UUID other = shelf.variantWith(1);
            Order later = Order.of(Map.of(other, 1));
            tell(order.paid());
            tell(later.placed());
            tell(later.paid());
            awaitUnits(other, 0, 0, 1);
            assertThat(shelf.unitsOf(variant)).isEqualTo(new Shelf.Units(7, 0, 3, 7));
            tell(order.cancelled());
            tell(order.cancelled());

            assertThat(shelf.unitsOf(variant)).isEqualTo(new Shelf.Units(10, 0, 0, 10));
        }

        @Test
        void aCancellationThatOvertakesTheNewsOfThePaymentWins() {
            UUID variant = shelf.variantWith(10);
            UUID other = shelf.variantWith(1);
            Order order = Order.of(Map.of(variant, 3));
            Order later = Order.of(Map.of(other, 1));

            tell(order.placed());
            tell(order.cancelled());
            tell(order.paid());
            tell(later.placed());
            tell(later.paid());
            awaitUnits(other, 0, 0, 1);

            await().untilAsserted(() -> assertThat(jdbc.sql("select count(*) from platform.EVENT_PUBLICATION")
                            .query(Integer.class)
                            .single())
                    .isZero());
            assertThat(shelf.unitsOf(variant)).isEqualTo(new Shelf.Units(10, 0, 0, 10));
        }

        @Test
        @DisplayName("INSUFFICIENT_STOCK names every line that is short, and nothing is reserved")
        void everyShortLineIsNamed() {
            UUID plenty = shelf.variantWith(10);
            UUID few = shelf.variantWith(1);
            UUID none = UUID.randomUUID();

            assertThatThrownBy(() ->
                            tell(Order.of(Map.of(plenty, 1, few, 2, none, 1)).placed()))
                    .isInstanceOfSatisfying(
                            InsufficientStock.class,
                            refusal -> assertThat((List<?>) refusal.details().get("items"))
                                    .map(Object::toString)
                                    .hasSize(2)
                                    .anyMatch(item -> item.contains(few.toString()) && item.contains("available=1"))
                                    .anyMatch(item -> item.contains(none.toString()) && item.contains("available=0")));
            assertThat(shelf.unitsOf(plenty)).isEqualTo(new Shelf.Units(10, 0, 0, 10));
        }

        @Test
        void twoLinesOfTheSameVariantAreTakenTogether() {
            UUID variant = shelf.variantWith(5);
            List<OrderedLine> lines = List.of(Order.line(variant, 3), Order.line(variant, 3));

            assertThatThrownBy(() -> tell(new Order(UUID.randomUUID(), lines).placed()))
                    .isInstanceOf(InsufficientStock.class);
            tell(new Order(UUID.randomUUID(), List.of(Order.line(variant, 2), Order.line(variant, 3))).placed());

            assertThat(shelf.unitsOf(variant)).isEqualTo(new Shelf.Units(5, 5, 0, 5));
            assertThat(api.get("/api/variants/" + variant + "/stock")
                            .json()
                            .path("soldOut")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Nested
    @DisplayName("CA-8, OR-13: the last units")
    class Contention {

        @Test
        @DisplayName("CA-8: 100 buyers of 50 units buy exactly 50")
        void exactlyTheStockIsSold() throws Exception {
            UUID variant = shelf.variantWith(50);

            List<Outcome> outcomes = storm(100, i -> Order.of(Map.of(variant, 1)));

            assertThat(Collections.frequency(outcomes, Outcome.PLACED)).isEqualTo(50);
            assertThat(Collections.frequency(outcomes, Outcome.SHORT)).isEqualTo(50);
            assertThat(shelf.unitsOf(variant)).isEqualTo(new Shelf.Units(50, 50, 0, 50));
            assertThat(told.levelsOf(variant))
                    .extracting(StockLevelChanged::version)
                    .doesNotHaveDuplicates()
                    .hasSize(51);
        }

        @Test
        @DisplayName("CA-8: orders that want the same variants in opposite order get them or are refused, nothing else")
        void oppositeOrdersDontBlockEachOther() throws Exception {
            UUID a = shelf.variantWith(30);
            UUID b = shelf.variantWith(30);
            UUID c = shelf.variantWith(20);

            List<Outcome> outcomes = storm(80, i -> {
                List<UUID> variants = new ArrayList<>(List.of(a, b, c));
                Collections.rotate(variants, i);
                return new Order(
                        UUID.randomUUID(),
                        variants.stream().map(v -> Order.line(v, 1)).toList());
            });

            assertThat(Collections.frequency(outcomes, Outcome.PLACED)).isEqualTo(20);
            assertThat(Collections.frequency(outcomes, Outcome.SHORT)).isEqualTo(60);
            assertThat(shelf.unitsOf(c)).isEqualTo(new Shelf.Units(20, 20, 0, 20));
            assertThat(shelf.unitsOf(a)).isEqualTo(new Shelf.Units(30, 20, 0, 30));
        }

        @Test
        @DisplayName("CA-7: payment and cancellation of the same orders at once leave no unit reserved, sold or lost")
        void paymentAndCancellationRace() throws Exception {
            UUID variant = shelf.variantWith(40);
            List<Order> orders = IntStream.range(0, 40)
                    .mapToObj(i -> Order.of(Map.of(variant, 1)))
                    .toList();
            orders.forEach(order -> tell(order.placed()));

            try (ExecutorService buyers = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> told = new ArrayList<>();
                for (Order order : orders) {
                    told.add(buyers.submit(() -> tell(order.paid())));
                    told.add(buyers.submit(() -> tell(order.cancelled())));
                }
                for (Future<?> fact : told) {
                    fact.get();
                }
            }

            awaitUnits(variant, 40, 0, 0);
            await().untilAsserted(() -> assertThat(jdbc.sql("select count(*) from platform.EVENT_PUBLICATION")
                            .query(Integer.class)
                            .single())
                    .isZero());
            assertThat(shelf.unitsOf(variant)).isEqualTo(new Shelf.Units(40, 0, 0, 40));
        }

        private enum Outcome {
            PLACED,
            SHORT
        }

        private List<Outcome> storm(int buyers, IntFunction<Order> order) throws Exception {
            CountDownLatch start = new CountDownLatch(1);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Outcome>> outcomes = IntStream.range(0, buyers)
                        .mapToObj(i -> threads.submit(() -> {
                            start.await();
                            return place(order.apply(i));
                        }))
                        .toList();
                start.countDown();
                List<Outcome> all = new ArrayList<>();
                for (Future<Outcome> outcome : outcomes) {
                    all.add(outcome.get());
                }
                return all;
            }
        }

        private Outcome place(Order order) {
            try {
                tell(order.placed());
                return Outcome.PLACED;
            } catch (InsufficientStock refused) {
                return Outcome.SHORT;
            }
        }
    }
}
