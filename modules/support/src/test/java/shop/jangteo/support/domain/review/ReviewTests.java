package shop.jangteo.support.domain.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.ConcurrentChange;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.Role;
import shop.jangteo.support.domain.SupportRuleBroken.IllegalReviewState;
import shop.jangteo.support.domain.SupportRuleBroken.ReviewNotAllowed;

@DisplayName("SU-1: a review")
class ReviewTests {

    private static final Instant NOON = Instant.parse("2026-11-20T03:00:00Z");
    private static final ReviewText TEXT = new ReviewText("재킷이 아주 따뜻하고 가볍습니다");
    private static final ReviewText OTHER_TEXT = new ReviewText("생각보다 얇아서 조금 아쉽습니다");

    private final Actor buyer = Actor.buyer(UUID.randomUUID());
    private final Actor stranger = Actor.buyer(UUID.randomUUID());
    private final Actor operator = new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null);
    private final UUID product = UUID.randomUUID();
    private final PurchasedLine arrived = line(NOON);

    private PurchasedLine line(Instant deliveredAt) {
        return new PurchasedLine(
                UUID.randomUUID(), UUID.randomUUID(), "KF261120ABCDEF", product, "봄 재킷", buyer.memberId(), deliveredAt);
    }

    private Review written(int stars) {
        return Review.write(UUID.randomUUID(), buyer, product, arrived, new Stars(stars), TEXT, NOON);
    }

    private Review in(ReviewStatus status) {
        Review review = written(5);
        switch (status) {
            case VISIBLE -> {}
            case HIDDEN -> review.hide(operator, "광고");
            case DELETED -> review.delete(buyer);
        }
        return review;
    }

    @Test
    void isWrittenByWhoeverReceivedTheLineAndCounts() {
        Review review = written(4);

        assertThat(review.status()).isEqualTo(ReviewStatus.VISIBLE);
        assertThat(review.ratingWhenWritten()).isEqualTo(new RatingChange(null, new Stars(4)));
    }

    @Test
    void isNotWrittenBeforeTheLineArrives() {
        assertThatThrownBy(() -> Review.write(UUID.randomUUID(), buyer, product, line(null), new Stars(5), TEXT, NOON))
                .isInstanceOf(ReviewNotAllowed.class);
    }

    @Test
    void isNotWrittenByAnybodyElseNorForAnotherProduct() {
        assertThatThrownBy(() -> Review.write(UUID.randomUUID(), stranger, product, arrived, new Stars(5), TEXT, NOON))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> Review.write(UUID.randomUUID(), operator, product, arrived, new Stars(5), TEXT, NOON))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        Review.write(UUID.randomUUID(), buyer, UUID.randomUUID(), arrived, new Stars(5), TEXT, NOON))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void movesItsStarsWhenTheyAreChanged() {
        Review review = written(2);

        RatingChange change = review.edit(buyer, 0L, new Stars(5), OTHER_TEXT, NOON.plusSeconds(60));

        assertThat(change).isEqualTo(new RatingChange(new Stars(2), new Stars(5)));
        assertThat(review.snapshot().text()).isEqualTo(OTHER_TEXT);
        assertThat(review.snapshot().editedAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(review.snapshot().version()).isEqualTo(1);
    }

    @Test
    void changesNoRatingWhenOnlyItsTextChanges() {
        assertThat(written(3).edit(buyer, null, null, OTHER_TEXT, NOON)).isEqualTo(RatingChange.NONE);
    }

    @Test
    void isNotChangedOverAnotherChange() {
        Review review = written(3);
        review.edit(buyer, 0L, new Stars(4), null, NOON);

        assertThatThrownBy(() -> review.edit(buyer, 0L, new Stars(1), null, NOON))
                .isInstanceOf(ConcurrentChange.class);
    }

    @Test
    void isChangedAndDeletedByItsAuthorOnly() {
        for (Actor other : List.of(stranger, operator)) {
            assertThatThrownBy(() -> written(3).edit(other, null, new Stars(1), null, NOON))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> written(3).delete(other)).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void losesItsTextAndItsStarsWhenDeleted() {
        Review review = written(3);

        assertThat(review.delete(buyer)).isEqualTo(new RatingChange(new Stars(3), null));
        assertThat(review.snapshot().text()).isNull();
    }

    @Test
    void countsNoMoreOnceHiddenAndIsNotTakenOffTwice() {
        Review review = written(1);

        assertThat(review.hide(operator, "비방")).isEqualTo(new RatingChange(new Stars(1), null));
        assertThat(review.snapshot().hiddenReason()).isEqualTo("비방");
        assertThat(review.delete(buyer)).isEqualTo(RatingChange.NONE);
    }

    @Test
    void isHiddenByAnOperatorOnly() {
        assertThatThrownBy(() -> written(1).hide(buyer, "비방")).isInstanceOf(Forbidden.class);
    }

    enum Command {
        EDIT(ReviewStatus.VISIBLE),
        HIDE(ReviewStatus.HIDDEN),
        DELETE(ReviewStatus.DELETED);

        final ReviewStatus leadsTo;

        Command(ReviewStatus leadsTo) {
            this.leadsTo = leadsTo;
        }
    }

    static Stream<Arguments> everyLivingStateAndCommand() {
        return Stream.of(ReviewStatus.VISIBLE, ReviewStatus.HIDDEN)
                .flatMap(status -> Arrays.stream(Command.values()).map(command -> Arguments.of(status, command)));
    }

    private void run(Command command, Review review) {
        switch (command) {
            case EDIT -> review.edit(buyer, null, new Stars(2), null, NOON);
            case HIDE -> review.hide(operator, "광고");
            case DELETE -> review.delete(buyer);
        }
    }

    @ParameterizedTest(name = "{1} a {0} review")
    @MethodSource("everyLivingStateAndCommand")
    void goesWhereTheTableAllowsAndNowhereElse(ReviewStatus status, Command command) {
        Review review = in(status);

        if (status.allows(command.leadsTo)) {
            run(command, review);
            assertThat(review.status()).isEqualTo(command.leadsTo);
        } else {
            assertThatThrownBy(() -> run(command, review)).isInstanceOf(IllegalReviewState.class);
            assertThat(review.status()).isEqualTo(status);
        }
    }

    @Test
    void isThereForNobodyOnceDeleted() {
        for (Command command : Command.values()) {
            assertThatThrownBy(() -> run(command, in(ReviewStatus.DELETED))).isInstanceOf(NotFound.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 6})
    void hasOneToFiveStars(int stars) {
        assertThatThrownBy(() -> new Stars(stars)).isInstanceOf(InvalidField.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"짧다", "           짧다           ", "글자가 깨진 리뷰입니다 \uD800", "제어 문자가 든 리뷰입니다 \u0000"})
    void saysSomethingReadable(String text) {
        assertThatThrownBy(() -> new ReviewText(text)).isInstanceOf(InvalidField.class);
    }

    @Test
    void saysAtMostTwoThousandCharacters() {
        assertThat(new ReviewText("가".repeat(2000)).value()).hasSize(2000);
        assertThatThrownBy(() -> new ReviewText("가".repeat(2001))).isInstanceOf(InvalidField.class);
    }

    @Test
    void keepsMarkupAsTheTextItIs() {
        assertThat(new ReviewText(" <b>좋아요</b>\r\n추천합니다 😀 ").value()).isEqualTo("<b>좋아요</b>\n추천합니다 😀");
    }
}
