package shop.jangteo.payment.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All cash receipts that buyers have asked for. */
public interface CashReceipts {

    /** Does nothing when there is one for the payment. */
    void add(CashReceipt receipt);

    /** Reads it and keeps it from changing until the end of the transaction. */
    Optional<CashReceipt> lock(UUID paymentId);

    void save(CashReceipt receipt);

    void remove(UUID paymentId);

    /** Payments whose receipts have to be looked at, the longest waiting first. */
    List<UUID> due(Instant now, int limit);
}
