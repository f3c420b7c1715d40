package shop.jangteo.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.contract.ordering.OrderedLine;
import shop.jangteo.contract.promotion.Discount;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@DisplayName("OR-9, PR-4, PR-5: what comes back when a part of an order is cancelled")
class CancellingPartTests {

    private final Shop shop;
    private final Heard heard;
    private final UUID buyer = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final OrderedLine ten = Shop.tenFor(20_000);
    private String coupon = "";

    CancellingPartTests(Shop shop, Heard heard) {
        this.shop = shop;
        this.heard = heard;
    }

    @BeforeEach
    void anOrderHoldsACouponAndPoints() {
        coupon = shop.issue(shop.coupon(Map.of()), buyer);
        shop.grant(buyer, 3_000);
        shop.happened(shop.discountRequested(order, buyer, List.of(ten), List.of(coupon), 2_500));
        shop.happened(shop.placed(order, buyer, List.of(ten)));
    }

    private PublishedEvent part(int remaining, long points, String... coupons) {
        return shop.linesCancelled(UUID.randomUUID(), order, buyer, ten, remaining, points, List.of(coupons));
    }

    @Test
    void pointsComeBackByTheirShareAndTheCouponStays() {
        shop.happened(part(7, 750));

        assertThat(shop.balance(buyer)).isEqualTo(1_250);
        assertThat(shop.statusOf(coupon, buyer)).isEqualTo("USED");
        shop.assertBooksBalance();
    }

    @Test
    void theCouponComesBackWhenNothingLeftNeedsIt() {
        shop.happened(part(7, 0, coupon));

        assertThat(shop.statusOf(coupon, buyer)).isEqualTo("ISSUED");
        assertThat(shop.balance(buyer)).isEqualTo(500);
    }

    @Test
    void partsAndTheEndTogetherReturnExactlyWhatWasSpent() {
        shop.happened(part(7, 750));
        shop.happened(part(3, 1_000));
        shop.happened(shop.cancelled(order, buyer));
        shop.happened(shop.cancelled(order, buyer));

        assertThat(shop.balance(buyer)).isEqualTo(3_000);
        assertThat(shop.statusOf(coupon, buyer)).isEqualTo("ISSUED");
        assertThat(shop.member(buyer)
                        .get("/api/users/me/points/history")
                        .expect(200)
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(entry -> entry.path("kind").asString().equals("RETURN"))
                        .map(entry -> entry.path("amount").asLong()))
                .containsExactly(750L, 1_000L, 750L);
        shop.assertBooksBalance();
    }

    @Test
    @DisplayName("I13, I16: a cancellation that is heard again, ten times at once, returns its points once")
    void theSamePartReturnsOnce() {
        PublishedEvent part = part(7, 750);

        Shop.allAtOnce(Stream.generate(() -> (Callable<Boolean>) () -> {
                    shop.happened(part);
                    return true;
                })
                .limit(10)
                .toList());

        assertThat(shop.balance(buyer)).isEqualTo(1_250);
        shop.assertBooksBalance();
    }

    @Test
    void fivePartsAtOnceAllCount() {
        List<Object> outcomes = Shop.allAtOnce(IntStream.range(0, 5)
                .mapToObj(each -> (Callable<Boolean>) () -> {
                    shop.happened(part(9, 300));
                    return true;
                })
                .toList());

        assertThat(outcomes).containsOnly(true);
        assertThat(shop.balance(buyer)).isEqualTo(500 + 5 * 300);
        shop.happened(shop.cancelled(order, buyer));
        assertThat(shop.balance(buyer)).isEqualTo(3_000);
        shop.assertBooksBalance();
    }

    @Test
    void morePointsThanTheOrderHoldsNeverComeBack() {
        PublishedEvent tooMany = part(5, 2_501);

        assertThatThrownBy(() -> shop.happened(tooMany)).isInstanceOf(IllegalArgumentException.class);
        assertThat(shop.balance(buyer)).isEqualTo(500);
    }

    @Test
    void aCouponThatHasExpiredMeanwhileComesBackExpired() {
        shop.operator().post("/api/admin/clock", Map.of("advance", "P31D")).expect(200);

        shop.happened(part(7, 0, coupon));

        assertThat(shop.statusOf(coupon, buyer)).isEqualTo("EXPIRED");
    }

    @Test
    void pointsWhoseLotHasExpiredMeanwhileAreGoodForAGrace() {
        shop.operator().post("/api/admin/clock", Map.of("advance", "P366D")).expect(200);

        shop.happened(part(7, 750));
        shop.happened(part(3, 750));

        assertThat(shop.balance(buyer)).isEqualTo(1_500);
        shop.operator().post("/api/admin/clock", Map.of("advance", "P31D")).expect(200);
        assertThat(shop.balance(buyer)).isZero();
    }

    @Test
    @DisplayName("PR-4: a coupon that is put on afterwards sees the lines as they are left")
    void aCouponThatIsPutOnAfterwardsSeesWhatIsLeft() {
        PublishedEvent part = part(2, 0, coupon);
        shop.happened(part);
        shop.happened(part);
        String half =
                shop.issue(shop.coupon(Map.of("type", "PERCENTAGE", "discountValue", 25, "stackable", true)), buyer);

        shop.member(buyer)
                .post("/api/coupons/" + half + "/use", Map.of("orderId", order))
                .expect(200);

        assertThat(heard.lastDiscountOf(order).orElseThrow().discounts())
                .extracting(Discount::amount)
                .containsExactly(Money.won(1_000));
    }

    @Test
    @DisplayName("PR-4: points that came back don't stand in the way of a coupon")
    void pointsThatCameBackMakeRoomForACoupon() {
        shop.happened(part(2, 2_400, coupon));
        String most = shop.issue(shop.coupon(Map.of("discountValue", 3_900)), buyer);

        shop.member(buyer)
                .post("/api/coupons/" + most + "/use", Map.of("orderId", order))
                .expect(200);

        assertThat(heard.lastDiscountOf(order).orElseThrow().pointsUsed()).isEqualTo(Money.won(100));
    }

    @Test
    @DisplayName("F28: of two orders on two devices that want the same points, the second waits and hears no")
    void theSamePointsAreNotSpentTwice() {
        UUID second = UUID.randomUUID();
        var waiting = shop.whileAnotherHolds(
                () -> shop.happenedWithin(
                        shop.discountRequested(UUID.randomUUID(), buyer, List.of(Shop.line(20_000)), List.of(), 500)),
                () -> shop.happened(shop.discountRequested(second, buyer, List.of(Shop.line(20_000)), List.of(), 500)));

        assertThat(waiting)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withStackTraceContaining("INSUFFICIENT_POINTS");
        assertThat(shop.balance(buyer)).isZero();
        shop.assertBooksBalance();
    }
}
