package shop.jangteo.promotion.adapter.out.redis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import shop.jangteo.promotion.application.port.Doorkeeper;
import shop.jangteo.promotion.domain.PromotionRuleBroken;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponAlreadyIssued;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponSoldOut;
import shop.jangteo.promotion.domain.coupon.CouponId;

/**
 * What one instance has learned is shared through Redis with the others, and kept here as well for when Redis is away:
 * then each of them learns for itself.
 */
@Component
class RedisDoorkeeper implements Doorkeeper {

    /** How long a coupon that gets more pieces may still be told to be sold out. */
    private static final Duration SOLD_OUT = Duration.ofSeconds(2);

    /** Longer than a rush; members who had all stay that way. */
    private static final Duration HAD_ALL = Duration.ofMinutes(10);

    /** A Redis that doesn't answer isn't asked again for so long. */
    private static final Duration REST = Duration.ofSeconds(1);

    private static final String LOOK = "local had = redis.call('hget', KEYS[1], ARGV[1]) "
            + "if had then return tonumber(had) end return -redis.call('exists', KEYS[2])";

    private static final Logger LOG = LoggerFactory.getLogger(RedisDoorkeeper.class);

    private final RedissonClient redis;
    private final Clock clock;
    private final Map<CouponId, Instant> soldOutUntil = new ConcurrentHashMap<>();
    private volatile Instant restsUntil = Instant.MIN;

    RedisDoorkeeper(RedissonClient redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    @Override
    public Optional<PromotionRuleBroken> turnsAway(CouponId id, UUID memberId) {
        long said = ask(id, memberId);
        if (said > 0) {
            return Optional.of(new CouponAlreadyIssued(id.value(), Math.toIntExact(said)));
        }
        return said < 0 || hasJustSoldOut(id) ? Optional.of(new CouponSoldOut(id.value())) : Optional.empty();
    }

    /** Pieces that one member may have when this one had them all, below 0 when sold out, 0 when there is nothing to say. */
    private long ask(CouponId id, UUID memberId) {
        if (clock.instant().isBefore(restsUntil)) {
            return 0;
        }
        try {
            Long said = redis.getScript(StringCodec.INSTANCE)
                    .eval(
                            RScript.Mode.READ_ONLY,
                            LOOK,
                            RScript.ReturnType.LONG,
                            List.of(hadAllKey(id), soldOutKey(id)),
                            memberId.toString());
            return said == null ? 0 : said;
        } catch (RuntimeException redisAway) {
            rest(redisAway);
            return 0;
        }
    }

    @Override
    public boolean hasJustSoldOut(CouponId id) {
        Instant until = soldOutUntil.get(id);
        if (until == null) {
            return false;
        }
        if (clock.instant().isBefore(until)) {
            return true;
        }
        soldOutUntil.remove(id, until);
        return false;
    }

    @Override
    public void soldOut(CouponId id) {
        soldOutUntil.put(id, clock.instant().plus(SOLD_OUT));
        tell(() -> redis.<String>getBucket(soldOutKey(id), StringCodec.INSTANCE).set("1", SOLD_OUT));
    }

    @Override
    public void hadAll(CouponId id, UUID memberId, int perMember) {
        tell(() -> {
            var had = redis.<String, String>getMap(hadAllKey(id), StringCodec.INSTANCE);
            had.fastPut(memberId.toString(), String.valueOf(perMember));
            had.expire(HAD_ALL);
        });
    }

    private void tell(Runnable command) {
        try {
            command.run();
        } catch (RuntimeException redisAway) {
            rest(redisAway);
        }
    }

    private void rest(RuntimeException redisAway) {
        restsUntil = clock.instant().plus(REST);
        LOG.debug("who can't get a coupon any more is not shared", redisAway);
    }

    private static String soldOutKey(CouponId id) {
        return "coupon:sold-out:" + id.value();
    }

    private static String hadAllKey(CouponId id) {
        return "coupon:had-all:" + id.value();
    }
}
