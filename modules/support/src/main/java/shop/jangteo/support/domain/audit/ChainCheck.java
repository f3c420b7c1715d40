package shop.jangteo.support.domain.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Goes along the chain from its beginning and finds the first entry that isn't what was written. */
public final class ChainCheck {

    /**
     * @param number the place where the chain is broken
     * @param id of the entry found there; null when there is none
     */
    public record Break(long number, @Nullable UUID id) {}

    /** @param firstBroken null when everything is as it was written */
    public record Result(long entries, @Nullable Break firstBroken) {

        public boolean intact() {
            return firstBroken == null;
        }
    }

    private ChainHead reached = ChainHead.START;
    private long entries;
    private @Nullable Break firstBroken;

    /** The next entry by number. */
    public void pass(ChainedEntry found) {
        entries++;
        if (firstBroken != null) {
            return;
        }
        long expected = reached.number() + 1;
        if (found.number() != expected) {
            firstBroken = new Break(expected, null);
        } else if (!found.follows(reached)) {
            firstBroken = new Break(expected, found.entry().id());
        } else {
            reached = found.head();
        }
    }

    /** @param head where the chain ends: entries cut off from the end are missed too */
    public Result end(ChainHead head) {
        if (firstBroken == null && !reached.equals(head)) {
            firstBroken = new Break(reached.number() < head.number() ? reached.number() + 1 : head.number(), null);
        }
        return new Result(entries, firstBroken);
    }
}
