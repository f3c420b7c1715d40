package shop.jangteo.promotion.domain.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponAlreadyIssued;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponOutOfPeriod;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponPaused;
import shop.jangteo.promotion.domain.ShopDay;

@DisplayName("PR-1, PR-2: who gets a piece of a coupon, and until when it is good")
class IssuingACouponTests {

    private final UUID member = UUID.randomUUID();
    private final IssuedCouponId id = new IssuedCouponId(UUID.randomUUID());
    private final Coupon coupon = SampleCoupons.coupon(SampleCoupons.fixed(1_000));

    private IssuedCoupon issueAt(Instant instant) {
        return coupon.issueTo(member, 0, 7, id, instant);
    }

    @Test
    void aMemberGetsAPieceThatLivesAsLongAsTheCoupon() {
        IssuedCoupon issued = issueAt(SampleCoupons.DURING);

        assertThat(issued.statusAt(SampleCoupons.DURING)).isEqualTo(IssuedCoupon.Status.ISSUED);
        assertThat(issued.expiresAt()).isEqualTo(SampleCoupons.TO);
        assertThat(issued.sequence()).isEqualTo(1);
        assertThat(issued.number()).isEqualTo(7);
    }

    @Test
    @DisplayName("PR-4: or that is good to the end of the last of some days, and then may outlive the coupon")
    void orThatLivesSomeDaysFromItsIssueAndThenMayOutliveTheCoupon() {
        Coupon thirtyDays = SampleCoupons.coupon(SampleCoupons.livingDays(30));
        Instant last = SampleCoupons.TO.minusSeconds(1);

        IssuedCoupon issued = thirtyDays.issueTo(member, 0, 1, id, last);

        assertThat(issued.expiresAt()).isEqualTo(ShopDay.endAfter(last, Period.ofDays(30)));
        assertThat(issued.statusAt(last.plus(Duration.ofDays(30)))).isEqualTo(IssuedCoupon.Status.ISSUED);
        assertThat(issued.statusAt(SampleCoupons.TO)).isEqualTo(IssuedCoupon.Status.ISSUED);
        assertThatThrownBy(() -> thirtyDays.issueTo(member, 0, 1, id, SampleCoupons.TO))
                .isInstanceOf(CouponOutOfPeriod.class);
    }

    @Test
    void thePeriodHasAFirstInstantAndAFirstThatIsTooLate() {
        issueAt(SampleCoupons.FROM);
        issueAt(SampleCoupons.TO.minusNanos(1_000));

        refusesAt(SampleCoupons.FROM.minusNanos(1_000));
        refusesAt(SampleCoupons.TO);
    }

    private void refusesAt(Instant instant) {
        assertThatThrownBy(() -> issueAt(instant)).isInstanceOf(CouponOutOfPeriod.class);
    }

    @Test
    void oneMemberGetsOnlySoMany() {
        assertThatThrownBy(() -> coupon.issueTo(member, 1, 1, id, SampleCoupons.DURING))
                .isInstanceOf(CouponAlreadyIssued.class);
    }

    @Test
    void aPausedCouponIsNotIssuedUntilItIsResumed() {
        coupon.pause();
        assertThatThrownBy(() -> issueAt(SampleCoupons.DURING)).isInstanceOf(CouponPaused.class);

        coupon.resume();
        issueAt(SampleCoupons.DURING);
    }

    @Test
    void piecesAreLaidOutUpToTheQuantityAndNoNumberIsUsedTwice() {
        Coupon five = SampleCoupons.coupon(SampleCoupons.firstCome(1_000, 5));

        assertThat(five.layOut(3)).isEqualTo(3);
        assertThat(five.laidOut()).isEqualTo(new Coupon.PiecesLaidOut(3, 4));
        assertThat(five.layOut(3)).isEqualTo(2);
        assertThat(five.hasMoreToLayOut()).isFalse();
        assertThat(five.layOut(3)).isZero();
    }

    @Test
    void aCouponWithoutAQuantityAlwaysHasMore() {
        Coupon endless = SampleCoupons.coupon(
                SampleCoupons.terms(CouponType.FIXED_AMOUNT, 1, null, Money.ZERO, Scope.EVERYTHING, true, null, 1));

        assertThat(endless.layOut(1_000)).isEqualTo(1_000);
        assertThat(endless.hasMoreToLayOut()).isTrue();
    }
}
