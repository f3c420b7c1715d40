package shop.jangteo.support.domain.review;

import java.util.UUID;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.support.domain.SupportRuleBroken;

/** All reviews. */
public interface Reviews {

    /** @throws SupportRuleBroken.ReviewAlreadyWritten when its line has one */
    void add(Review review);

    /** @throws NotFound when there is none */
    Review get(UUID id);

    /** Stores a change; fails when somebody else changed the review since it was read. */
    void save(Review review);
}
