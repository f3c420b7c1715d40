package shop.jangteo.platform.persistence;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Up to where in the primary's history each member has written, so that the member's next read, on whichever instance,
 * sees it (SY-2). Kept in Redis for ten minutes, far longer than a replica may lag; without Redis a member counts as
 * having just written.
 */
@Component
public class WriteMarks {

    /** Stands for a position that isn't known: read from the primary. */
    static final String UNKNOWN = "?";

    private static final Logger LOG = LoggerFactory.getLogger(WriteMarks.class);
    private static final Duration KEPT = Duration.ofMinutes(10);

    /** Two writes of one member may be noted in the wrong order: the later position stays, and not knowing beats both. */
    private static final String KEEP_THE_LATER = "local n = function(s) return tonumber(string.match(s, '(%d+)$')) end "
            + "local old = redis.call('get', KEYS[1]) "
            + "if not old or ARGV[1] == '?' or (old ~= '?' and (n(old) or 0) <= (n(ARGV[1]) or 0)) then "
            + "redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2]) "
            + "else redis.call('pexpire', KEYS[1], ARGV[2]) end return 1";

    private final RedissonClient redis;
    private final Map<UUID, String> unsent = new ConcurrentHashMap<>();

    WriteMarks(RedissonClient redis) {
        this.redis = redis;
    }

    void mark(UUID memberId, String position) {
        try {
            redis.getScript(StringCodec.INSTANCE)
                    .eval(
                            RScript.Mode.READ_WRITE,
                            KEEP_THE_LATER,
                            RScript.ReturnType.LONG,
                            List.of(key(memberId)),
                            position,
                            String.valueOf(KEPT.toMillis()));
            unsent.remove(memberId);
        } catch (RuntimeException redisAway) {
            unsent.put(memberId, UNKNOWN);
            LOG.debug("write mark not shared", redisAway);
        }
    }

    /** Null when the member hasn't written lately. */
    @Nullable
    String find(UUID memberId) {
        if (unsent.containsKey(memberId)) {
            return UNKNOWN;
        }
        try {
            return redis.<String>getBucket(key(memberId), StringCodec.INSTANCE).get();
        } catch (RuntimeException redisAway) {
            return UNKNOWN;
        }
    }

    private static String key(UUID memberId) {
        return "wrote:" + memberId;
    }
}
