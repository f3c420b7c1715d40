package shop.jangteo.promotion.adapter.out.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import shop.jangteo.embedded.RedisServerProcess;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponAlreadyIssued;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponSoldOut;
import shop.jangteo.promotion.domain.coupon.CouponId;

@DisplayName("PR-3, F13, F14: who can't get a coupon any more is turned away, with Redis and without")
class RedisDoorkeeperTests {

    private final CouponId coupon = new CouponId(UUID.randomUUID());
    private final UUID member = UUID.randomUUID();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final RedisServerProcess server = RedisServerProcess.throwAway();
    private RedissonClient redis;
    private RedisDoorkeeper here;
    private RedisDoorkeeper elsewhere;

    @BeforeEach
    void twoInstances() {
        var config = new Config();
        config.setCodec(StringCodec.INSTANCE);
        config.setLazyInitialization(true);
        config.useSingleServer()
                .setAddress(server.url())
                .setConnectTimeout(1_000)
                .setTimeout(200)
                .setRetryAttempts(0)
                .setConnectionMinimumIdleSize(1);
        redis = Redisson.create(config);
        InstantSource time = now::get;
        here = new RedisDoorkeeper(redis, time.withZone(ZoneOffset.UTC));
        elsewhere = new RedisDoorkeeper(redis, time.withZone(ZoneOffset.UTC));
    }

    @AfterEach
    void goHome() {
        redis.shutdown();
        server.close();
    }

    @Test
    void atFirstNobodyIsTurnedAway() {
        assertThat(here.turnsAway(coupon, member)).isEmpty();
    }

    @Test
    void whatOneInstanceHasLearnedTheOthersKnow() {
        here.soldOut(coupon);
        here.hadAll(coupon, member, 2);

        assertThat(elsewhere.turnsAway(coupon, UUID.randomUUID())).containsInstanceOf(CouponSoldOut.class);
        assertThat(elsewhere.turnsAway(coupon, member))
                .hasValueSatisfying(refusal -> assertThat(refusal)
                        .isInstanceOfSatisfying(
                                CouponAlreadyIssued.class,
                                enough -> assertThat(enough.perMember()).isEqualTo(2)));
        assertThat(elsewhere.turnsAway(new CouponId(UUID.randomUUID()), member)).isEmpty();
    }

    @Test
    void soldOutIsForgottenWithinMoments() {
        here.soldOut(coupon);
        redis.getKeys().flushall();
        assertThat(here.turnsAway(coupon, member)).isPresent();

        now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(2)));

        assertThat(here.turnsAway(coupon, member)).isEmpty();
    }

    @Test
    void anEmptiedRedisKnowsNothingAndNobodyIsHarmed() {
        here.hadAll(coupon, member, 1);
        redis.getKeys().flushall();

        assertThat(here.turnsAway(coupon, member)).isEmpty();
        assertThat(elsewhere.turnsAway(coupon, member)).isEmpty();
    }

    @Test
    void aDeadRedisIsNotWaitedForAndEachInstanceRemembersForItself() {
        assertThat(here.turnsAway(coupon, member)).isEmpty();
        server.kill();

        here.soldOut(coupon);
        here.hadAll(coupon, member, 1);

        Instant begin = Instant.ofEpochMilli(System.nanoTime() / 1_000_000);
        for (int i = 0; i < 1_000; i++) {
            assertThat(here.turnsAway(coupon, member)).containsInstanceOf(CouponSoldOut.class);
        }
        assertThat(Duration.between(begin, Instant.ofEpochMilli(System.nanoTime() / 1_000_000)))
                .isLessThan(Duration.ofSeconds(20));
        assertThat(elsewhere.turnsAway(coupon, member)).isEmpty();
    }
}
