package shop.jangteo.promotion.domain.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.kernel.ConcurrentChange;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponQuantityBelowIssued;

@DisplayName("PR-1: what of a coupon may change while members hold pieces of it")
class ChangingACouponTests {

    private final Coupon coupon = SampleCoupons.coupon(SampleCoupons.firstCome(1_000, 100));

    private static CouponChange quantity(int quantity) {
        return new CouponChange(null, null, null, quantity, null);
    }

    @Test
    void whatIsNotNamedStays() {
        CouponTerms before = coupon.terms();

        coupon.change(new CouponChange("새 이름", null, null, null, null), 0, 0);

        assertThat(coupon.terms().name()).isEqualTo("새 이름");
        assertThat(coupon.terms().quantity()).isEqualTo(before.quantity());
        assertThat(coupon.terms().audience()).isEqualTo(before.audience());
    }

    @Test
    void morePiecesAreLaidOutLater() {
        coupon.layOut(1_000);

        assertThat(coupon.change(quantity(150), 0, 100)).isZero();

        assertThat(coupon.layOut(1_000)).isEqualTo(50);
        assertThat(coupon.laidOut()).isEqualTo(new Coupon.PiecesLaidOut(150, 151));
    }

    @Test
    void fewerPiecesTakeAwayFreeOnesOnly() {
        coupon.layOut(60);

        assertThat(coupon.change(quantity(40), 0, 30)).isEqualTo(20);

        assertThat(coupon.laidOut()).isEqualTo(new Coupon.PiecesLaidOut(40, 61));
        assertThat(coupon.hasMoreToLayOut()).isFalse();
    }

    @Test
    void neverFewerThanAreOut() {
        assertThatThrownBy(() -> coupon.change(quantity(29), 0, 30)).isInstanceOf(CouponQuantityBelowIssued.class);
        assertThat(coupon.terms().quantity()).isEqualTo(100);
    }

    @Test
    void whoHasReadAnOlderVersionChangesNothing() {
        assertThatThrownBy(() -> coupon.change(quantity(200), 1, 0)).isInstanceOf(ConcurrentChange.class);
    }

    @Test
    void nonsenseIsRefusedAsWhenItIsOffered() {
        assertThatThrownBy(() -> coupon.change(
                        new CouponChange(null, SampleCoupons.TO.plus(Duration.ofDays(1)), null, null, null), 0, 0))
                .isInstanceOf(InvalidField.class);
    }
}
