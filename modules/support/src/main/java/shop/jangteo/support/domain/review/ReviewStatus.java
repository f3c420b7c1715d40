package shop.jangteo.support.domain.review;

import java.util.Set;

/** Who sees a review. */
public enum ReviewStatus {
    /** Everybody; counts in the product's rating. */
    VISIBLE,
    /** Its author and operators: an operator took it out of the shop. */
    HIDDEN,
    /** Nobody; its text is erased. */
    DELETED;

    public Set<ReviewStatus> allowed() {
        return switch (this) {
            case VISIBLE -> Set.of(VISIBLE, HIDDEN, DELETED);
            case HIDDEN -> Set.of(DELETED);
            case DELETED -> Set.of();
        };
    }

    public boolean allows(ReviewStatus next) {
        return allowed().contains(next);
    }
}
