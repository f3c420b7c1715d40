package shop.jangteo.promotion.adapter.in.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import shop.jangteo.kernel.Actor;
import shop.jangteo.promotion.application.CreateCoupon;
import shop.jangteo.promotion.application.GrantPoints;
import shop.jangteo.promotion.application.RememberMember;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;
import shop.jangteo.testkit.Transactions;

@ContextTest
@DisplayName("demo data")
class DemoPromotionsTests {

    private static final UUID FIRST_BUYER = UUID.fromString("01890000-0000-7000-8000-00000000c001");

    private final DemoPromotions demo;
    private final ApiClient buyer;

    private final RememberMember rememberMember;
    private final Transactions tx;

    DemoPromotionsTests(
            CreateCoupon createCoupon,
            GrantPoints grantPoints,
            RememberMember rememberMember,
            Transactions tx,
            Clock clock,
            ApiClient api) {
        this.demo = new DemoPromotions(createCoupon, grantPoints, clock);
        this.buyer = api.as(Actor.buyer(FIRST_BUYER));
        this.rememberMember = rememberMember;
        this.tx = tx;
    }

    @Test
    void isThereOnceHoweverOftenTheShopStarts() {
        tx.run(() -> rememberMember.joined(FIRST_BUYER, Instant.EPOCH));

        demo.run(new DefaultApplicationArguments());
        demo.run(new DefaultApplicationArguments());

        assertThat(buyer.get("/api/users/me/points")
                        .expect(200)
                        .json()
                        .path("balance")
                        .asLong())
                .isEqualTo(10_000);
        assertThat(buyer.get("/api/coupons?size=100")
                        .expect(200)
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(coupon -> coupon.path("name").asString().startsWith("선착순 100명")))
                .hasSize(1);
    }
}
