package shop.jangteo.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.contract.ordering.OrderPlaced;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.ordering.application.PlaceOrder;
import shop.jangteo.ordering.application.PlaceOrder.Newcomer;
import shop.jangteo.ordering.domain.order.Guest;
import shop.jangteo.ordering.domain.order.PaymentMethod;
import shop.jangteo.ordering.domain.order.ShippingAddress;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;

@OrderingTest
@DisplayName("F26: the same asked for twice within seconds, without a key, is one order")
class SameOrderTests {

    private static final Map<String, Object> GUEST =
            Map.of("name", "박서준", "phone", "010-2222-3333", "email", "seojun@example.com");

    private final Scene scene;
    private final Neighbours.Catalog catalog;
    private final Neighbours.Heard heard;
    private final PlaceOrder placeOrder;
    private final Clock clock;
    private final ApiClient anybody;
    private final Actor buyer = Scene.somebody();
    private final ApiClient api;

    SameOrderTests(
            Scene scene,
            Neighbours.Catalog catalog,
            Neighbours.Heard heard,
            PlaceOrder placeOrder,
            Clock clock,
            ApiClient api) {
        this.scene = scene;
        this.catalog = catalog;
        this.heard = heard;
        this.placeOrder = placeOrder;
        this.clock = clock;
        this.anybody = api.anonymous();
        this.api = api.as(buyer);
    }

    private static boolean isReplayed(Answer answer) {
        return "true".equals(answer.header("Idempotent-Replayed"));
    }

    private static List<Answer> clicks(int times, ApiClient client, Object body) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> clicks = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                clicks.add(threads.submit(() -> client.post("/api/orders", body)));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> click : clicks) {
                answers.add(click.get());
            }
            return answers;
        }
    }

    /** Twice the same, one after the other. */
    private void isOneOrder(ApiClient first, ApiClient second, Object body) {
        Answer answer = first.post("/api/orders", body).expect(201);
        Answer again = second.post("/api/orders", body).expect(201);
        assertThat(isReplayed(answer)).isFalse();
        assertThat(isReplayed(again)).isTrue();
        assertThat(again.json()).isEqualTo(answer.json());
        assertThat(again.header("Location")).isEqualTo(answer.header("Location"));
    }

    private void areTwoOrders(Answer first, Answer second) {
        assertThat(List.of(first, second)).noneMatch(SameOrderTests::isReplayed);
        assertThat(second.expect(201).text("id")).isNotEqualTo(first.expect(201).text("id"));
    }

    @Test
    @DisplayName("a double click is answered with the first order, to the letter")
    void aDoubleClickIsAnsweredWithTheFirstOrder() {
        isOneOrder(api, api, Scene.order(scene.offer(20_000), 1));
    }

    @Test
    @DisplayName("however many arrive together: one is placed, the others wait for it and are told of it")
    void howeverManyArriveTogether() throws Exception {
        List<Answer> answers = clicks(12, api, Scene.order(scene.offer(20_000), 1));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(answers.stream().map(answer -> answer.text("id")).distinct()).hasSize(1);
        assertThat(answers).filteredOn(answer -> !isReplayed(answer)).hasSize(1);
        assertThat(heard.all(OrderPlaced.class))
                .filteredOn(event -> event.buyerId().equals(buyer.memberId()))
                .hasSize(1);
    }

    @Test
    void whoWantsTheSameTwiceSendsKeys() {
        Map<String, Object> body = Scene.order(scene.offer(20_000), 1);

        areTwoOrders(api.keyed().post("/api/orders", body), api.keyed().post("/api/orders", body));
        areTwoOrders(api.keyed().post("/api/orders", body), api.post("/api/orders", body));
    }

    @Test
    void whateverElseIsAskedForIsAnotherOrder() {
        Map<String, Object> body = Scene.order(scene.offer(20_000), 1);
        Answer first = api.post("/api/orders", body);

        areTwoOrders(first, api.post("/api/orders", Scene.with(body, "paymentMethod", "TRANSFER")));
        areTwoOrders(
                first,
                api.post(
                        "/api/orders",
                        Scene.with(body, "shippingAddress", Scene.with(Scene.ADDRESS, "detailAddress", "4층"))));
        areTwoOrders(first, scene.as(Scene.somebody()).post("/api/orders", body));
    }

    @Test
    void whatIsPaidOrDeclinedMeanwhileIsStillThatOrder() {
        for (boolean paid : new boolean[] {true, false}) {
            Map<String, Object> body = Scene.order(scene.offer(20_000), 1);
            UUID order = Scene.id(api.post("/api/orders", body).expect(201));
            if (paid) {
                scene.capture(order);
            } else {
                scene.decline(order);
            }

            Answer again = api.post("/api/orders", body).expect(201);

            assertThat(Scene.id(again)).isEqualTo(order);
            assertThat(again.text("status")).isEqualTo(paid ? "PAID" : "PAYMENT_FAILED");
        }
    }

    @Test
    @DisplayName("what is cancelled meanwhile is ordered anew, and that order is the one that is repeated")
    void whatIsCancelledMeanwhileIsOrderedAnew() {
        Map<String, Object> body = Scene.order(scene.offer(20_000), 1);
        Answer first = api.post("/api/orders", body);
        api.post("/api/orders/" + first.text("id") + "/cancel", Map.of("reason", "변심"))
                .expect(200);

        Answer second = api.post("/api/orders", body);
        Answer third = api.post("/api/orders", body);

        areTwoOrders(first, second);
        assertThat(third.text("id")).isEqualTo(second.text("id"));
        assertThat(isReplayed(third)).isTrue();
    }

    @Test
    void whatWasRefusedIsNotRepeated() throws Exception {
        UUID coat = scene.offer(20_000);
        Map<String, Object> body = Scene.order(coat, 1);
        catalog.soldOut.add(coat);
        assertThat(clicks(6, api, body))
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("INSUFFICIENT_STOCK"));
        catalog.soldOut.remove(coat);

        Answer placed = api.post("/api/orders", body).expect(201);

        assertThat(isReplayed(placed)).isFalse();
    }

    @Test
    void whatCouldNotBeHadIsNamedAgain() {
        UUID gone = scene.offer(20_000);
        catalog.soldOut.add(gone);
        Map<String, Object> body = Scene.with(Scene.order(gone, 2), "excludeUnavailable", true);
        body.put(
                "items",
                List.of(
                        Map.of("variantId", gone, "quantity", 2),
                        Map.of("variantId", scene.offer(20_000), "quantity", 1)));

        isOneOrder(api, api, body);

        assertThat(api.post("/api/orders", body)
                        .json()
                        .at("/excluded/0/requested")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("OR-3: a guest's clicks, with the cookie or before there is one, are one order that the guest can see")
    void aGuestsClicksAreOneOrder() throws Exception {
        Map<String, Object> body = Scene.with(Scene.order(scene.offer(20_000), 1), "guest", GUEST);

        List<Answer> newcomers = clicks(8, anybody, body);
        Answer known = anybody.header("Cookie", Scene.cookie(newcomers.getFirst()))
                .post("/api/orders", body)
                .expect(201);

        assertThat(newcomers.stream()
                        .map(answer -> answer.expect(201).text("id"))
                        .distinct())
                .containsExactly(known.text("id"));
        assertThat(newcomers).filteredOn(answer -> !isReplayed(answer)).hasSize(1);
        assertThat(isReplayed(known)).isTrue();
        newcomers.forEach(answer -> anybody.header("Cookie", Scene.cookie(answer))
                .get("/api/orders/" + known.text("id"))
                .expect(200));
        Map<String, Object> another = Scene.with(body, "guest", Scene.with(GUEST, "phone", "010-2222-3334"));
        areTwoOrders(
                newcomers.stream()
                        .filter(answer -> !isReplayed(answer))
                        .findAny()
                        .orElseThrow(),
                anybody.post("/api/orders", another));
    }

    private PlaceOrder.Placed asked(Instant at, Actor by, @Nullable Newcomer newcomer, UUID variant) {
        return placeOrder.handle(new PlaceOrder.Command(
                by,
                by.isGuest() ? new Guest("박서준", "01022223333", "seojun@example.com") : null,
                null,
                new PlaceOrder.Unkeyed(variant.toString(), at, newcomer),
                new PlaceOrder.Selection.Items(List.of(new PlaceOrder.Item(variant, Quantity.of(1)))),
                new PlaceOrder.Destination.New(
                        new ShippingAddress("김민지", "01012345678", "04524", "세종대로 110", null, null)),
                PaymentMethod.CARD,
                List.of(),
                Money.ZERO,
                false,
                null));
    }

    @Test
    @DisplayName("five seconds, from the first one's standing to the second one's arrival, however long that one waits")
    void fiveSeconds() {
        UUID coat = scene.offer(20_000);
        Instant before = clock.instant();
        PlaceOrder.Placed first = asked(before, buyer, null, coat);
        Instant after = clock.instant();

        assertThat(asked(before.plusMillis(4_999), buyer, null, coat).orderId()).isEqualTo(first.orderId());
        assertThat(asked(before.minusSeconds(60), buyer, null, coat).orderId())
                .as("waited for a minute")
                .isEqualTo(first.orderId());
        PlaceOrder.Placed later = asked(after.plusSeconds(5), buyer, null, coat);
        assertThat(later.orderId()).isNotEqualTo(first.orderId());
        assertThat(later.again()).isFalse();
    }

    @Test
    @DisplayName("OR-3: who isn't known yet is found across the border of two times, also when both come at once")
    void acrossTheBorderOfTwoTimes() throws Exception {
        UUID coat = scene.offer(20_000);
        Actor inThisTime = Actor.guest(UUID.randomUUID());
        Actor inTheNext = Actor.guest(UUID.randomUUID());
        var nearThis = new Newcomer(UUID.randomUUID(), inTheNext.memberId());
        var nearTheNext = new Newcomer(inThisTime.memberId(), UUID.randomUUID());
        Instant now = clock.instant();
        List<PlaceOrder.Placed> placed = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<PlaceOrder.Placed>> clicks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                clicks.add(threads.submit(() -> asked(now, inThisTime, nearThis, coat)));
                clicks.add(threads.submit(() -> asked(now, inTheNext, nearTheNext, coat)));
            }
            for (Future<PlaceOrder.Placed> click : clicks) {
                placed.add(click.get());
            }
        }

        assertThat(placed).filteredOn(one -> !one.again()).hasSize(1);
        assertThat(placed)
                .extracting(PlaceOrder.Placed::orderId)
                .containsOnly(placed.getFirst().orderId());
        assertThat(placed)
                .extracting(PlaceOrder.Placed::buyerId)
                .containsOnly(placed.getFirst().buyerId());
    }
}
