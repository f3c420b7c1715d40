package shop.jangteo.payment.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The account that one buyer pays one order into.
 *
 * @param bank the name that buyers know
 * @param accountNumber digits only
 * @param holder in whose name it is shown to the depositor; personal data, stored sealed only
 * @param dueAt no deposit is taken after it
 */
public record VirtualAccount(
        String bank, String accountNumber, @Nullable String holder, Instant dueAt) {

    /** The same, and nobody waits longer than until then. */
    VirtualAccount endingAt(Instant end) {
        return end.isBefore(dueAt) ? new VirtualAccount(bank, accountNumber, holder, end) : this;
    }

    /** Nothing of the holder gets into a log. */
    @Override
    public String toString() {
        return "VirtualAccount[" + bank + " until " + dueAt + "]";
    }
}
