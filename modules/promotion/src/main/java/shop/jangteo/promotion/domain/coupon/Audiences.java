package shop.jangteo.promotion.domain.coupon;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which members an audience is made of, by what is known of them now. */
public interface Audiences {

    boolean includes(Audience audience, UUID memberId, Instant now);

    int count(Audience audience, Instant now);

    /** How many {@link #next} would give in all. */
    int countAfter(Audience audience, @Nullable UUID after, Instant now);

    /**
     * Its next members in the order of their ids.
     *
     * @param after the last one of those before, null for the beginning
     */
    List<UUID> next(Audience audience, @Nullable UUID after, int most, Instant now);
}
