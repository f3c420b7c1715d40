package shop.jangteo.platform.limit;

import java.time.Duration;
import java.util.Map;
import shop.jangteo.kernel.BrokenRule;

/** Tried too often; the answer says after how many seconds it may be tried again. */
public final class TooManyRequests extends BrokenRule {

    public TooManyRequests(Duration wait) {
        super(Kind.TOO_MANY, "TOO_MANY_REQUESTS", Map.of("retryAfter", Math.max(1, wait.toSeconds())));
    }
}
