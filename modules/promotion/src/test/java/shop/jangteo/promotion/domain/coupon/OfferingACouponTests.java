package shop.jangteo.promotion.domain.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;

@DisplayName("PR-1: what may be offered as a coupon")
class OfferingACouponTests {

    private static CouponTerms worded(
            CouponType type,
            DiscountType discount,
            long value,
            Money cap,
            Integer quantity,
            int perMember,
            Scope scope) {
        return new CouponTerms(
                "coupon",
                null,
                type,
                discount,
                value,
                cap,
                quantity,
                perMember,
                Money.ZERO,
                SampleCoupons.FROM,
                SampleCoupons.TO,
                null,
                scope,
                Audience.EVERYBODY,
                false);
    }

    @Test
    void everythingThatMakesNoSenseIsNamedAtOnce() {
        CouponTerms nonsense = new CouponTerms(
                "coupon",
                null,
                CouponType.PERCENTAGE,
                DiscountType.FIXED_AMOUNT,
                101,
                Money.ZERO,
                0,
                0,
                Money.ZERO,
                SampleCoupons.TO,
                SampleCoupons.FROM,
                0,
                new Scope(Scope.Kind.BRANDS, Set.of()),
                new Audience.BoughtAtLeast(Money.ZERO, 0),
                false);

        InvalidField invalid = catchThrowableOfType(InvalidField.class, () -> SampleCoupons.coupon(nonsense));

        assertThat(invalid.violations())
                .extracting(InvalidField.Violation::field)
                .containsExactly(
                        "discountType",
                        "discountValue",
                        "maxDiscount",
                        "quantity",
                        "perMember",
                        "validTo",
                        "validDays",
                        "scope.ids",
                        "audience.withinDays",
                        "audience.amount");
    }

    @Test
    void aFirstComeCouponNeedsAQuantity() {
        assertThatThrownBy(() -> SampleCoupons.coupon(
                        worded(CouponType.FIRST_COME, null, 1_000, null, null, 1, Scope.EVERYTHING)))
                .isInstanceOf(InvalidField.class);
    }

    @Test
    void aFirstComeCouponTakesOffAFixedAmountUnlessItSaysPercentage() {
        assertThat(worded(CouponType.FIRST_COME, null, 1_000, null, 5, 1, Scope.EVERYTHING)
                        .discount())
                .isEqualTo(DiscountType.FIXED_AMOUNT);
        assertThat(worded(CouponType.FIRST_COME, DiscountType.PERCENTAGE, 10, null, 5, 1, Scope.EVERYTHING)
                        .discount())
                .isEqualTo(DiscountType.PERCENTAGE);
    }

    @Test
    void aCapIsForPercentagesOnly() {
        assertThatThrownBy(() -> SampleCoupons.coupon(
                        worded(CouponType.FIXED_AMOUNT, null, 1_000, Money.won(500), null, 1, Scope.EVERYTHING)))
                .isInstanceOf(InvalidField.class);
    }

    @Test
    void aScopeOfEverythingHasNoList() {
        assertThatThrownBy(() -> SampleCoupons.coupon(worded(
                        CouponType.FIXED_AMOUNT,
                        null,
                        1_000,
                        null,
                        null,
                        1,
                        new Scope(Scope.Kind.ALL, Set.of(UUID.randomUUID())))))
                .isInstanceOf(InvalidField.class);
    }
}
