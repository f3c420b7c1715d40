package shop.jangteo.support.domain.figures;

import java.time.LocalDate;
import java.util.UUID;

/** The operator's figures, added up from events. */
public interface Figures {

    void add(LocalDate day, Tally tally);

    /** Keeps the newest state of an order, see {@link OrderProgress#supersedes}. */
    void follow(UUID orderId, OrderProgress progress);
}
