package shop.jangteo.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.contract.ordering.OrderedLine;
import shop.jangteo.contract.promotion.Discount;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@DisplayName("PR-4: a coupon is put on an order that isn't paid yet")
class UsingACouponOnAnOpenOrderTests {

    private final Shop shop;
    private final Heard heard;
    private final JdbcClient jdbc;
    private final UUID buyer = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final List<OrderedLine> lines = List.of(Shop.line(20_000));

    UsingACouponOnAnOpenOrderTests(Shop shop, Heard heard, JdbcClient jdbc) {
        this.shop = shop;
        this.heard = heard;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void anOrderAwaitsItsPayment() {
        shop.happened(shop.placed(order, buyer, lines));
    }

    private Answer use(UUID who, String coupon) {
        return shop.member(who).post("/api/coupons/" + coupon + "/use", Map.of("orderId", order));
    }

    @Test
    void orderingHearsAllDiscountsOfTheOrderAnew() {
        String first = shop.issue(shop.coupon(Map.of()), buyer);
        String second = shop.coupon(Map.of("discountValue", 1_000));
        shop.issue(second, buyer);

        assertThat(use(buyer, first).expect(200).text("status")).isEqualTo("USED");
        use(buyer, second).expect(200);

        assertThat(heard.lastDiscountOf(order).orElseThrow().discounts())
                .extracting(Discount::amount)
                .containsExactlyInAnyOrder(Money.won(5_000), Money.won(1_000));
        assertThat(shop.statusOf(first, buyer)).isEqualTo("USED");
    }

    @Test
    void clickingTwiceUsesOnePiece() {
        String coupon = shop.coupon(Map.of("perMember", 2));
        shop.issue(coupon, buyer);
        shop.issue(coupon, buyer);

        List<Object> answers = Shop.allAtOnce(Stream.generate(
                        () -> (Callable<Answer>) () -> use(buyer, coupon).expect(200))
                .limit(5)
                .toList());

        assertThat(answers.stream().map(Answer.class::cast).map(answer -> answer.text("id")))
                .containsOnly(((Answer) answers.getFirst()).text("id"));
        assertThat(shop.wallet(buyer, "USED").json().path("totalItems").asInt()).isEqualTo(1);
    }

    @Test
    void somebodyElsesOrderDoesNotExist() {
        UUID other = UUID.randomUUID();
        String theirs = shop.issue(shop.coupon(Map.of()), other);

        assertThat(use(other, theirs).expect(404).code()).isEqualTo("NOT_FOUND");
        assertThat(shop.statusOf(theirs, other)).isEqualTo("ISSUED");
    }

    @Test
    @DisplayName("ADR-0004: ordering holds the order before anything is locked here, as when it is cancelled")
    void theOrderIsHeldFirst() {
        String issued = shop.issue(shop.coupon(Map.of()), buyer);
        AtomicReference<Boolean> nothingLocked = new AtomicReference<>();
        heard.whenUseStarts(
                order,
                () -> nothingLocked.set(
                        CompletableFuture.supplyAsync(() -> lockable(issued)).join()));

        use(buyer, issued).expect(200);

        assertThat(nothingLocked).hasValue(true);
    }

    private boolean lockable(String issued) {
        return 2
                == jdbc.sql("select 1 from promotion.open_order where order_id = ? for update skip locked")
                                .param(Uuids.toBytes(order))
                                .query(Integer.class)
                                .list()
                                .size()
                        + jdbc.sql("select 1 from promotion.issued_coupon where id = ? for update skip locked")
                                .param(Uuids.toBytes(UUID.fromString(issued)))
                                .query(Integer.class)
                                .list()
                                .size();
    }

    @Test
    void whatOrderingRefusesUsesNothing() {
        String issued = shop.issue(shop.coupon(Map.of()), buyer);
        heard.whenUseStarts(order, () -> {
            throw new NotFound("order");
        });

        use(buyer, issued).expect(404);

        assertThat(shop.statusOf(issued, buyer)).isEqualTo("ISSUED");
    }

    @Test
    void aCouponThatDoesNotFitStaysUnused() {
        String issued = shop.issue(shop.coupon(Map.of("minimumPurchase", 20_001)), buyer);

        Answer refused = use(buyer, issued).expect(400);

        assertThat(refused.code()).isEqualTo("COUPON_NOT_APPLICABLE");
        assertThat(refused.text("reason")).isEqualTo("BELOW_MINIMUM_PURCHASE");
        assertThat(shop.statusOf(issued, buyer)).isEqualTo("ISSUED");
    }

    @Test
    void aCouponDoesNotPayForWhatPointsHavePaidFor() {
        shop.grant(buyer, 18_000);
        UUID paidWithPoints = UUID.randomUUID();
        shop.happened(shop.discountRequested(paidWithPoints, buyer, lines, List.of(), 18_000));
        shop.happened(shop.placed(paidWithPoints, buyer, List.of(Shop.line(20_000))));
        String issued = shop.issue(shop.coupon(Map.of()), buyer);

        Answer refused = shop.member(buyer)
                .post("/api/coupons/" + issued + "/use", Map.of("orderId", paidWithPoints))
                .expect(400);

        assertThat(refused.text("reason")).isEqualTo("POINTS_COVER_THE_ORDER");
    }

    @Test
    void aPaidOrderTakesNoMoreCoupons() {
        String issued = shop.issue(shop.coupon(Map.of()), buyer);

        shop.happened(shop.paid(order, buyer));

        await().untilAsserted(() -> {
            Answer answer = shop.member(buyer)
                    .post("/api/coupons/" + UUID.randomUUID() + "/use", Map.of("orderId", order))
                    .expect(404);
            assertThat(answer.text("what")).isEqualTo("order");
        });
        use(buyer, issued).expect(404);
    }

    @Test
    void aCancelledOrderGivesTheCouponBack() {
        String issued = shop.issue(shop.coupon(Map.of()), buyer);
        use(buyer, issued).expect(200);

        shop.happened(shop.cancelled(order, buyer));

        assertThat(shop.statusOf(issued, buyer)).isEqualTo("ISSUED");
        use(buyer, issued).expect(404);
    }
}
