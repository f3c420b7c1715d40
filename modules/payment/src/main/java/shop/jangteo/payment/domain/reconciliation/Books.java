package shop.jangteo.payment.domain.reconciliation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Our books, as reconciliation reads them, and what it found. */
public interface Books {

    /** Captures and refunds that a provider made between two days, both included. */
    List<Movement> movements(LocalDate from, LocalDate to);

    /** Payments by what the provider calls them. */
    Map<String, Ours> payments(Collection<String> references);

    /** Whether the shop has compared the day by itself; what operators asked for meanwhile may have come too early. */
    boolean isReconciled(LocalDate day);

    /**
     * Keeps a report; differences that were open and aren't found any more are resolved.
     *
     * @return whether it is kept: the shop compares a day by itself once
     */
    boolean keep(Report report);
}
