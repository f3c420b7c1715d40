package shop.jangteo.platform.persistence;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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

    private final RedissonClient redis;
    private final Map<UUID, String> unsent = new ConcurrentHashMap<>();

    WriteMarks(RedissonClient redis) {
        this.redis = redis;
    }

    void mark(UUID memberId, String position) {
        try {
            redis.<String>getBucket(key(memberId), StringCodec.INSTANCE).set(position, KEPT);
            unsent.remove(memberId);
        } catch (RuntimeException redisAway) {
            unsent.put(memberId, UNKNOWN);
            LOG.debug("write mark not shared", redisAway);
        }
    }

    /** Null when the member hasn't written lately. */
    @Nullable String find(UUID memberId) {
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
