package shop.jangteo.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@DisplayName("SY-7: how often something may be tried")
class RateLimitsTests {

    private final RateLimits limits;
    private final RedissonClient redis;
    private final String who = UUID.randomUUID().toString();

    RateLimitsTests(RateLimits limits, RedissonClient redis) {
        this.limits = limits;
        this.redis = redis;
    }

    private static boolean passes(RateLimits limits, String who, Duration window) {
        try {
            limits.count("test", who, 3, window);
            return true;
        } catch (TooManyRequests tooMany) {
            return false;
        }
    }

    @Test
    void oneTooManyIsRefusedAndToldWhenToComeBack() {
        for (int i = 0; i < 3; i++) {
            limits.count("test", who, 3, Duration.ofMinutes(1));
        }

        assertThatThrownBy(() -> limits.count("test", who, 3, Duration.ofMinutes(1)))
                .isInstanceOfSatisfying(
                        TooManyRequests.class,
                        refusal -> assertThat((long) refusal.details().get("retryAfter"))
                                .isBetween(50L, 60L));
        assertThatCode(() -> limits.count("test", "somebody else", 3, Duration.ofMinutes(1)))
                .doesNotThrowAnyException();
        assertThatCode(() -> limits.count("other", who, 3, Duration.ofMinutes(1)))
                .doesNotThrowAnyException();
    }

    @Test
    void theWindowEnds() {
        // Long enough for four questions to a Redis that others keep busy.
        Duration window = Duration.ofSeconds(3);
        for (int i = 0; i < 3; i++) {
            passes(limits, who, window);
        }
        assertThat(passes(limits, who, window)).isFalse();

        await().until(() -> passes(limits, who, window));
    }

    @Test
    @DisplayName("SY-3: two instances count together, and at once")
    void instancesCountTogether() {
        var other = new RateLimits(redis);

        long passed = IntStream.range(0, 40)
                .parallel()
                .filter(i -> passes(i % 2 == 0 ? limits : other, who, Duration.ofMinutes(1)))
                .count();

        assertThat(passed).isEqualTo(3);
    }

    @Test
    void whatIsCountedHereIsCountedByThisInstanceAlone() {
        for (int i = 0; i < 3; i++) {
            limits.countHere("test", who, 3, Duration.ofMinutes(1));
        }

        assertThatThrownBy(() -> limits.countHere("test", who, 3, Duration.ofMinutes(1)))
                .isInstanceOf(TooManyRequests.class);
        assertThatCode(() -> new RateLimits(redis).countHere("test", who, 3, Duration.ofMinutes(1)))
                .doesNotThrowAnyException();
        assertThatCode(() -> limits.count("test", who, 3, Duration.ofMinutes(1)))
                .as("nor has Redis heard of it")
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("SY-3: without Redis each instance still counts: no limit falls open, and none closes the shop")
    void withoutRedisEachInstanceStillCounts() {
        var config = new Config();
        config.setLazyInitialization(true);
        config.useSingleServer()
                .setAddress("redis://127.0.0.1:1")
                .setConnectTimeout(200)
                .setTimeout(100)
                .setRetryAttempts(0);
        RedissonClient away = Redisson.create(config);
        try {
            var alone = new RateLimits(away);
            var passed = new AtomicInteger();
            for (int i = 0; i < 5; i++) {
                passed.addAndGet(passes(alone, who, Duration.ofMinutes(1)) ? 1 : 0);
            }
            assertThat(passed).hasValue(3);
            assertThat(passes(alone, "somebody else", Duration.ofMinutes(1))).isTrue();
        } finally {
            away.shutdown();
        }
    }
}
