package shop.jangteo.promotion.domain.points;

import java.util.UUID;

/** Who has signed up: a copy of what identity told. */
public interface Members {

    /** Does nothing when the member is known. */
    void add(UUID memberId);

    boolean isKnown(UUID memberId);
}
