package shop.jangteo.promotion.adapter.in.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.kernel.Role;
import shop.jangteo.promotion.application.CreateCoupon;
import shop.jangteo.promotion.application.GrantPoints;
import shop.jangteo.promotion.domain.coupon.Audience;
import shop.jangteo.promotion.domain.coupon.CouponTerms;
import shop.jangteo.promotion.domain.coupon.CouponType;
import shop.jangteo.promotion.domain.coupon.DiscountType;
import shop.jangteo.promotion.domain.coupon.Scope;

/**
 * Four coupons and a buyer with points, once: each command carries a key that finds its first result. The buyer has
 * signed up by then: identity's demo data comes before, and this context joins each signing up.
 */
@Component
@Profile("demo")
@Order(100)
class DemoPromotions implements ApplicationRunner {

    private static final Actor OPERATOR =
            new Actor(UUID.fromString("01890000-0000-7000-8000-0000000000a1"), Role.MASTER_ADMIN, null);
    private static final UUID FIRST_BUYER = UUID.fromString("01890000-0000-7000-8000-00000000c001");
    private static final Duration VALID = Duration.ofDays(365);

    private final CreateCoupon createCoupon;
    private final GrantPoints grantPoints;
    private final Clock clock;

    DemoPromotions(CreateCoupon createCoupon, GrantPoints grantPoints, Clock clock) {
        this.createCoupon = createCoupon;
        this.grantPoints = grantPoints;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        create("demo-fixed", "3만원 이상 5,000원 할인", CouponType.FIXED_AMOUNT, null, 5_000, null, null, 30_000, true);
        create("demo-percentage", "10% 할인 (최대 1만원)", CouponType.PERCENTAGE, null, 10, 10_000L, null, 0, true);
        create(
                "demo-first-come",
                "선착순 100명 3,000원 할인",
                CouponType.FIRST_COME,
                DiscountType.FIXED_AMOUNT,
                3_000,
                null,
                100,
                0,
                false);
        createCoupon.handle(
                new CreateCoupon.Command(OPERATOR, thanksToGoodCustomers(clock.instant()), once("demo-tier")));
        grantPoints.handle(
                new GrantPoints.Command(OPERATOR, FIRST_BUYER, Money.won(10_000), "데모 적립금", once("demo-points")));
    }

    /** What the demo's tiers name by its code: one a month. */
    private static CouponTerms thanksToGoodCustomers(Instant now) {
        return new CouponTerms(
                "우수 회원 감사 5,000원 할인",
                "DEMO-TIER",
                CouponType.FIXED_AMOUNT,
                null,
                5_000,
                null,
                null,
                12,
                Money.ZERO,
                now,
                now.plus(VALID),
                30,
                Scope.EVERYTHING,
                Audience.EVERYBODY,
                true);
    }

    private void create(
            String key,
            String name,
            CouponType type,
            @Nullable DiscountType discountType,
            long discountValue,
            @Nullable Long maxDiscount,
            @Nullable Integer quantity,
            long minimumPurchase,
            boolean stackable) {
        Instant now = clock.instant();
        CouponTerms terms = new CouponTerms(
                name,
                null,
                type,
                discountType,
                discountValue,
                maxDiscount == null ? null : Money.won(maxDiscount),
                quantity,
                1,
                Money.won(minimumPurchase),
                now,
                now.plus(VALID),
                null,
                Scope.EVERYTHING,
                Audience.EVERYBODY,
                stackable);
        createCoupon.handle(new CreateCoupon.Command(OPERATOR, terms, once(key)));
    }

    /** Whatever the demonstration looks like in the next version: what is there stays. */
    private static RequestKey once(String key) {
        return new RequestKey(key, "");
    }
}
