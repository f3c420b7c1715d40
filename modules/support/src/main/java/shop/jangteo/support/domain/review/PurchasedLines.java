package shop.jangteo.support.domain.review;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The lines that members bought. */
public interface PurchasedLines {

    @Nullable
    PurchasedLine find(UUID lineId);

    /** Keeps a line; a delivery that is already known stays, whichever is told first. */
    void remember(PurchasedLine line);
}
