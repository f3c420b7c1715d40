package shop.jangteo.platform.limit;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts tries in Redis, for all instances together (SY-3, SY-7). A window begins with the first try and lasts its whole
 * time, whatever comes in it. Without Redis each instance counts by itself: a guard that falls open would be none, and
 * one that falls shut would close the shop for everybody.
 */
@Component
public class RateLimits {

    private static final Logger LOG = LoggerFactory.getLogger(RateLimits.class);

    /** Answers how many milliseconds the window still lasts once there are too many tries in it, else 0. */
    private static final String COUNT = "local n = redis.call('incr', KEYS[1]) "
            + "if n == 1 then redis.call('pexpire', KEYS[1], ARGV[2]) end "
            + "if n <= tonumber(ARGV[1]) then return 0 end "
            + "return math.max(1, redis.call('pttl', KEYS[1]))";

    private final RedissonClient redis;
    private final LocalWindows local = new LocalWindows();

    RateLimits(RedissonClient redis) {
        this.redis = redis;
    }

    /**
     * Counts one try.
     *
     * @param what is tried: {@code guest-order-lookup}
     * @param who tries, or what it is tried on; no personal data
     * @param most tries in one window
     * @throws TooManyRequests when this is one too many
     */
    public void count(String what, String who, int most, Duration window) {
        String key = "limit:" + what + ":" + who;
        long wait;
        try {
            wait = redis.getScript(StringCodec.INSTANCE)
                    .<Long>eval(
                            RScript.Mode.READ_WRITE,
                            COUNT,
                            RScript.ReturnType.LONG,
                            List.of(key),
                            String.valueOf(most),
                            String.valueOf(window.toMillis()));
        } catch (RuntimeException redisAway) {
            LOG.warn("{} is limited by this instance alone", what);
            wait = local.count(key, most, window);
        }
        refuseWhile(wait);
    }

    /** The same on this instance alone, without asking Redis: for a rush, where a look at it would be what takes longest. */
    public void countHere(String what, String who, int most, Duration window) {
        refuseWhile(local.count("limit:" + what + ":" + who, most, window));
    }

    private static void refuseWhile(long millis) {
        if (millis > 0) {
            throw new TooManyRequests(Duration.ofMillis(millis));
        }
    }

    /** The same for one instance. Bounded: of too many windows the oldest is forgotten. */
    private static final class LocalWindows {

        private static final int MOST = 10_000;

        private record Window(long end, int tries) {}

        private final Map<String, Window> windows = new LinkedHashMap<>();

        synchronized long count(String key, int most, Duration length) {
            // Not the shop's clock: moving that must not open a limit.
            long now = System.nanoTime() / 1_000_000;
            Window window = windows.get(key);
            if (window == null || window.end() <= now) {
                windows.remove(key);
                window = new Window(now + length.toMillis(), 0);
            }
            window = new Window(window.end(), window.tries() + 1);
            windows.put(key, window);
            if (windows.size() > MOST) {
                Iterator<String> oldest = windows.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
            return window.tries() <= most ? 0 : Math.max(1, window.end() - now);
        }
    }
}
