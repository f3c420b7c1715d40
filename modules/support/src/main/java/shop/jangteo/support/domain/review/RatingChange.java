package shop.jangteo.support.domain.review;

import org.jspecify.annotations.Nullable;

/**
 * What a change of a review does to its product's rating.
 *
 * @param leaves stars that no longer count
 * @param comes stars that count from now on
 */
public record RatingChange(@Nullable Stars leaves, @Nullable Stars comes) {

    public static final RatingChange NONE = new RatingChange(null, null);

    static RatingChange comes(Stars stars) {
        return new RatingChange(null, stars);
    }

    static RatingChange leaves(Stars stars) {
        return new RatingChange(stars, null);
    }

    static RatingChange from(Stars before, Stars after) {
        return before.equals(after) ? NONE : new RatingChange(before, after);
    }

    public int of(int stars) {
        int come = comes != null && comes.value() == stars ? 1 : 0;
        int leave = leaves != null && leaves.value() == stars ? 1 : 0;
        return come - leave;
    }
}
