package shop.jangteo.promotion.domain.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponNotApplicable;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponOutOfPeriod;

@Label("PR-4: a member's piece of a coupon")
class IssuedCouponTests {

    private final UUID member = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final Coupon coupon = SampleCoupons.coupon(SampleCoupons.fixed(1_000));
    private final IssuedCoupon piece = SampleCoupons.issued(coupon, member);

    @Example
    void isUsedForOneOrder() {
        piece.useFor(order, SampleCoupons.DURING);

        assertThat(piece.statusAt(SampleCoupons.DURING)).isEqualTo(IssuedCoupon.Status.USED);
        assertThatThrownBy(() -> piece.useFor(UUID.randomUUID(), SampleCoupons.DURING))
                .isInstanceOf(CouponNotApplicable.class);
        assertThat(piece.isUsedFor(order)).isTrue();
    }

    @Example
    void canNotBeUsedOnceItsTimeIsOver() {
        assertThatThrownBy(() -> piece.useFor(order, SampleCoupons.TO)).isInstanceOf(CouponOutOfPeriod.class);
        assertThat(piece.statusAt(SampleCoupons.TO)).isEqualTo(IssuedCoupon.Status.EXPIRED);
    }

    @Example
    void staysUsedWhenItsTimeIsOver() {
        piece.useFor(order, SampleCoupons.DURING);

        assertThat(piece.statusAt(SampleCoupons.TO)).isEqualTo(IssuedCoupon.Status.USED);
    }

    @Example
    void comesBackWhenItsOrderEnds() {
        piece.useFor(order, SampleCoupons.DURING);

        piece.giveBack(order);

        assertThat(piece.statusAt(SampleCoupons.DURING)).isEqualTo(IssuedCoupon.Status.ISSUED);
    }

    @Example
    void isNotTouchedByTheEndOfAnotherOrder() {
        piece.useFor(order, SampleCoupons.DURING);

        piece.giveBack(UUID.randomUUID());

        assertThat(piece.isUsedFor(order)).isTrue();
    }

    /** Used for the second order after the first one's end, it belongs to the second, whatever is heard again. */
    @Property
    void theEndOfAnOrderHeardAnyNumberOfTimesNeverFreesItForTwo(
            @ForAll @Size(max = 10) List<@IntRange(max = 1) Integer> ended) {
        List<UUID> orders = List.of(order, UUID.randomUUID());
        IssuedCoupon fresh = SampleCoupons.issued(coupon, member);
        fresh.useFor(orders.get(0), SampleCoupons.DURING);
        fresh.giveBack(orders.get(0));
        fresh.useFor(orders.get(1), SampleCoupons.DURING);

        ended.forEach(which -> fresh.giveBack(orders.get(which)));

        assertThat(fresh.isUsedFor(orders.get(1))).isEqualTo(!ended.contains(1));
        assertThat(fresh.isUsedFor(orders.get(0))).isFalse();
    }

    @Example
    void isFoundByItsOwnIdOrByItsCoupons() {
        IssuedCoupon other = SampleCoupons.issued(SampleCoupons.coupon(SampleCoupons.fixed(1)), member);
        Wallet wallet = new Wallet(List.of(other, piece));

        assertThat(wallet.pick(List.of(piece.id().value()), SampleCoupons.DURING))
                .containsExactly(piece);
        assertThat(wallet.pick(List.of(coupon.id().value()), SampleCoupons.DURING))
                .containsExactly(piece);
        assertThat(wallet.pick(List.of(coupon.id().value(), piece.id().value()), SampleCoupons.DURING))
                .containsExactly(piece);
        assertThatThrownBy(() -> wallet.pick(List.of(UUID.randomUUID()), SampleCoupons.DURING))
                .isInstanceOf(NotFound.class);
    }

    @Example
    void aCouponsIdMeansAPieceThatCanBeUsed() {
        Coupon two = SampleCoupons.coupon(
                SampleCoupons.terms(CouponType.FIXED_AMOUNT, 1, null, Money.ZERO, Scope.EVERYTHING, true, null, 2));
        List<IssuedCoupon> pieces = IntStream.range(0, 2)
                .mapToObj(had -> two.issueTo(
                        member, had, had + 1, new IssuedCouponId(new UUID(0, had + 1)), SampleCoupons.DURING))
                .toList();
        pieces.getFirst().useFor(order, SampleCoupons.DURING);

        assertThat(new Wallet(Stream.concat(pieces.stream(), Stream.of(piece)).toList())
                        .pick(List.of(two.id().value()), SampleCoupons.DURING))
                .containsExactly(pieces.getLast());
    }
}
