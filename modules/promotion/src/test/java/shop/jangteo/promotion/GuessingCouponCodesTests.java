package shop.jangteo.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@DisplayName("SY-7: coupons can't be had by trying often")
class GuessingCouponCodesTests {

    private final Shop shop;
    private final RedissonClient redis;
    private final JdbcClient jdbc;
    private final UUID member = UUID.randomUUID();

    GuessingCouponCodesTests(Shop shop, RedissonClient redis, JdbcClient jdbc) {
        this.shop = shop;
        this.redis = redis;
        this.jdbc = jdbc;
    }

    /** All tests try from the same address. */
    @BeforeEach
    @AfterEach
    void nobodyHasTriedYet() {
        redis.getKeys().deleteByPattern("limit:coupon-code*");
    }

    private static Answer tried(ApiClient who, String code) {
        return who.post("/api/coupons/issue", Map.of("code", code));
    }

    private String coupon() {
        String code = "SPRING-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        shop.coupon(Map.of("code", code));
        return code;
    }

    @Test
    void whoTriedTenCodesWaitsEvenWithTheRightOne() {
        String code = coupon();
        for (int i = 0; i < 10; i++) {
            tried(shop.member(member), "GUESS-" + i).expect(404);
        }

        Answer limited = tried(shop.member(member), code).expect(429);

        assertThat(limited.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(Integer.parseInt(String.valueOf(limited.header("Retry-After"))))
                .isBetween(500, 600);
        assertThat(jdbc.sql("select count(*) from promotion.issued_coupon i join promotion.coupon c on c.id ="
                                + " i.coupon_id where c.code = ?")
                        .param(code)
                        .query(Integer.class)
                        .single())
                .isZero();
        tried(shop.member(UUID.randomUUID()), code).expect(201);
    }

    @Test
    void aHundredTriesFromOneAddressAreEnoughWhoeverMakesThem() {
        for (int i = 0; i < 100; i++) {
            tried(shop.member(UUID.randomUUID()), "GUESS-" + i).expect(404);
        }

        tried(shop.member(UUID.randomUUID()), coupon()).expect(429);
    }

    @Test
    @DisplayName("API6: one member can't hammer at a coupon, and stops nobody else")
    void oneMemberHammersAtACoupon() {
        String coupon = shop.coupon(Map.of("quantity", 5));
        ApiClient api = shop.member(member);
        api.post("/api/coupons/" + coupon + "/issue").expect(201);
        for (int i = 0; i < 59; i++) {
            api.post("/api/coupons/" + coupon + "/issue").expect(409);
        }

        api.post("/api/coupons/" + coupon + "/issue").expect(429);
        shop.member(UUID.randomUUID()).post("/api/coupons/" + coupon + "/issue").expect(201);
    }
}
