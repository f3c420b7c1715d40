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
 * @param leftAt when the buyer chose to pay in another way; null as long as the deposit is waited for
 */
public record VirtualAccount(
        String bank,
        String accountNumber,
        @Nullable String holder,
        Instant dueAt,
        @Nullable Instant leftAt) {

    /** As the provider opened it. */
    public VirtualAccount(String bank, String accountNumber, @Nullable String holder, Instant dueAt) {
        this(bank, accountNumber, holder, dueAt, null);
    }

    VirtualAccount left(Instant at) {
        return leftAt == null ? new VirtualAccount(bank, accountNumber, holder, dueAt, at) : this;
    }

    /** The bank took the deposit back: the buyer has the whole time for another one, though it was faster than leaving. */
    VirtualAccount waitedForAgain() {
        return new VirtualAccount(bank, accountNumber, holder, dueAt);
    }

    /** Nobody waits longer. */
    public Instant closesAt() {
        return leftAt != null && leftAt.isBefore(dueAt) ? leftAt : dueAt;
    }

    /** Nothing of the holder gets into a log. */
    @Override
    public String toString() {
        return "VirtualAccount[" + bank + " until " + dueAt + "]";
    }
}
