package shop.jangteo.promotion.adapter.in.web;

import java.time.Duration;
import org.springframework.stereotype.Component;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.limit.RateLimits;

/**
 * How often coupons may be asked for (SY-7). Codes are guessed by machines, so they are counted for all instances
 * together, and by each alone while Redis is away. A coupon that everybody sees is only kept from being hammered at: each
 * instance counts for itself, because a rush for one has no time to ask Redis once more.
 */
@Component
class CouponLimits {

    private static final Duration WINDOW_OF_CODES = Duration.ofMinutes(10);
    private static final int MOST_CODES = 10;

    /** Many members behind one address is a company or a school; more is a machine. */
    private static final int MOST_CODES_OF_ADDRESS = 100;

    private static final Duration WINDOW_OF_ASKING = Duration.ofMinutes(1);
    private static final int MOST_ASKING = 60;

    private final RateLimits limits;

    CouponLimits(RateLimits limits) {
        this.limits = limits;
    }

    void tryCode(Actor actor, String address) {
        limits.count("coupon-code-from", address, MOST_CODES_OF_ADDRESS, WINDOW_OF_CODES);
        limits.count("coupon-code", actor.memberId().toString(), MOST_CODES, WINDOW_OF_CODES);
    }

    void ask(Actor actor) {
        limits.countHere("coupon-issue", actor.memberId().toString(), MOST_ASKING, WINDOW_OF_ASKING);
    }
}
