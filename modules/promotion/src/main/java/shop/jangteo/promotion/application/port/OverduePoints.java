package shop.jangteo.promotion.application.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Finds points that can't be spent any more and are still on the books. */
public interface OverduePoints {

    /** Members who hold some at {@code now}, the longest overdue first. */
    List<UUID> holders(Instant now, Collection<UUID> except, int most);
}
