package shop.jangteo.payment.domain.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The books: postings are added and never changed. */
public interface Ledger {

    void add(List<Posting> postings);

    /** Points that the order is paid with, locked until the transaction ends. */
    Optional<PointsOfOrder> lockPointsOf(UUID orderId);

    void save(PointsOfOrder points);
}
