package shop.jangteo.promotion.domain.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponAlreadyIssued;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponOutOfPeriod;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponSoldOut;

@DisplayName("PR-2: who gets a piece of a coupon")
class IssuingACouponTests {

    private final UUID member = UUID.randomUUID();
    private final IssuedCouponId id = new IssuedCouponId(UUID.randomUUID());
    private final Coupon coupon = SampleCoupons.coupon(SampleCoupons.fixed(1_000));

    @Test
    void aMemberGetsAPieceThatLivesAsLongAsTheCoupon() {
        IssuedCoupon issued = coupon.issueTo(member, 0, id, SampleCoupons.DURING);

        assertThat(issued.statusAt(SampleCoupons.DURING)).isEqualTo(IssuedCoupon.Status.ISSUED);
        assertThat(issued.expiresAt()).isEqualTo(SampleCoupons.TO);
        assertThat(issued.sequence()).isEqualTo(1);
    }

    @Test
    void thePeriodHasAFirstInstantAndAFirstThatIsTooLate() {
        coupon.issueTo(member, 0, id, SampleCoupons.FROM);
        coupon.issueTo(member, 0, id, SampleCoupons.TO.minusNanos(1_000));

        refusesAt(SampleCoupons.FROM.minusNanos(1_000));
        refusesAt(SampleCoupons.TO);
    }

    private void refusesAt(Instant instant) {
        assertThatThrownBy(() -> coupon.issueTo(member, 0, id, instant)).isInstanceOf(CouponOutOfPeriod.class);
    }

    @Test
    void oneMemberGetsOnlySoMany() {
        assertThatThrownBy(() -> coupon.issueTo(member, 1, id, SampleCoupons.DURING))
                .isInstanceOf(CouponAlreadyIssued.class);
    }

    @Test
    void nobodyGetsAPieceThatIsNotThere() {
        Coupon soldOut = Coupon.stored(coupon.id(), SampleCoupons.firstCome(1_000, 5), 5);

        assertThatThrownBy(() -> soldOut.issueTo(member, 0, id, SampleCoupons.DURING))
                .isInstanceOf(CouponSoldOut.class);
    }

    @Test
    void whoHasOneIsToldSoEvenWhenNoneIsLeft() {
        Coupon soldOut = Coupon.stored(coupon.id(), SampleCoupons.firstCome(1_000, 5), 5);

        assertThatThrownBy(() -> soldOut.issueTo(member, 1, id, SampleCoupons.DURING))
                .isInstanceOf(CouponAlreadyIssued.class);
    }
}
