package shop.jangteo.promotion.domain.tier;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;

/** The reckonings of tiers and those who are reckoned. */
public interface TierRuns {

    /** What a member is now and has bought within the window. */
    record Standing(UUID memberId, String tier, Money purchases) {}

    /** Does nothing when the month has one. */
    void add(TierRun run);

    Optional<TierRun> find(YearMonth month);

    /** Locked until the transaction ends. */
    TierRun lock(YearMonth month);

    void save(TierRun run);

    /** The next members in the order of ids. */
    List<Standing> standings(@Nullable UUID after, Instant from, Instant before, int most);

    /** @return whether the member still stood there: somebody else may have been faster */
    boolean setTier(Standing standing, Tier tier, Instant since);
}
