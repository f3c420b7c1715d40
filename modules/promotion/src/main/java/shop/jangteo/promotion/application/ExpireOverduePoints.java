package shop.jangteo.promotion.application;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.promotion.application.port.OverduePoints;

/**
 * Writes all overdue points off (PR-5), the longest overdue first, each member in a transaction of its own: whoever dies in
 * between has nothing to remember. A member whose turn fails waits for the next run and stops nobody else.
 */
@UseCase
public class ExpireOverduePoints {

    private static final int AT_ONCE = 500;

    /** So many don't fail each for a reason of its own. */
    private static final int MOST_FAILURES = 100;

    private static final Logger LOG = LoggerFactory.getLogger(ExpireOverduePoints.class);

    private final OverduePoints overdue;
    private final ExpirePoints expirePoints;
    private final Clock clock;

    ExpireOverduePoints(OverduePoints overdue, ExpirePoints expirePoints, Clock clock) {
        this.overdue = overdue;
        this.expirePoints = expirePoints;
        this.clock = clock;
    }

    public void handle() {
        Set<UUID> failed = new HashSet<>();
        List<UUID> holders = next(failed);
        while (!holders.isEmpty() && failed.size() < MOST_FAILURES) {
            holders.stream().filter(member -> !expire(member)).forEach(failed::add);
            holders = next(failed);
        }
    }

    private List<UUID> next(Set<UUID> failed) {
        return overdue.holders(clock.instant(), failed, AT_ONCE);
    }

    private boolean expire(UUID member) {
        try {
            expirePoints.handle(new ExpirePoints.Command(member));
            return true;
        } catch (RuntimeException notNow) {
            LOG.error("overdue points could not be written off; the next run tries again", notNow);
            return false;
        }
    }
}
