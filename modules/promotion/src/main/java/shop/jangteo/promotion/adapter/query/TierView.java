package shop.jangteo.promotion.adapter.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;

/**
 * A member's tier and what the next one takes.
 *
 * @param earnPercent points for a confirmed purchase
 * @param purchases confirmed within the window up to now; they count at the next reckoning
 * @param since absent when it isn't known
 * @param missing purchases to the next tier
 */
@Schema(name = "MemberTier")
public record TierView(
        String tier,
        int earnPercent,
        Money purchases,
        @Nullable Instant since,
        @Nullable String nextTier,
        @Nullable Money missing) {}
