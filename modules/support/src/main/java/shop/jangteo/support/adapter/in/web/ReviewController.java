package shop.jangteo.support.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.web.Allowed;
import shop.jangteo.platform.web.MemberRef;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.platform.web.Public;
import shop.jangteo.support.adapter.query.ReviewPage;
import shop.jangteo.support.adapter.query.ReviewQueries;
import shop.jangteo.support.adapter.query.ReviewView;
import shop.jangteo.support.adapter.query.ReviewableLineView;
import shop.jangteo.support.application.DeleteReview;
import shop.jangteo.support.application.EditReview;
import shop.jangteo.support.application.HideReview;
import shop.jangteo.support.application.WriteReview;
import shop.jangteo.support.domain.review.ReviewText;
import shop.jangteo.support.domain.review.Stars;

@RestController
@RequestMapping("/api")
@Tag(name = "reviews", description = "What buyers say about what they bought")
class ReviewController {

    private final WriteReview writeReview;
    private final EditReview editReview;
    private final DeleteReview deleteReview;
    private final HideReview hideReview;
    private final ReviewQueries reviews;

    ReviewController(
            WriteReview writeReview,
            EditReview editReview,
            DeleteReview deleteReview,
            HideReview hideReview,
            ReviewQueries reviews) {
        this.writeReview = writeReview;
        this.editReview = editReview;
        this.deleteReview = deleteReview;
        this.hideReview = hideReview;
        this.reviews = reviews;
    }

    record NewReview(
            @NotNull UUID orderLineId,
            @NotNull @Min(1) @Max(Stars.MOST) Integer rating,

            @NotBlank @Size(min = ReviewText.SHORTEST, max = ReviewText.LONGEST)
            String text) {}

    /** What is left out stays as it is. */
    record ReviewChange(
            @Nullable @Min(1) @Max(Stars.MOST) Integer rating,

            @Nullable @Size(min = ReviewText.SHORTEST, max = ReviewText.LONGEST)
            String text,

            @Nullable Long version) {}

    record Hiding(@NotBlank @Size(max = 500) String reason) {}

    @PostMapping("/products/{productId}/reviews")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Review a product that arrived, once for each order line")
    ResponseEntity<ReviewView> write(@PathVariable UUID productId, @Valid @RequestBody NewReview review, Actor actor) {
        UUID id = writeReview.handle(new WriteReview.Command(
                actor, productId, review.orderLineId(), new Stars(review.rating()), new ReviewText(review.text())));
        return ResponseEntity.created(URI.create("/api/reviews/" + id)).body(reviews.one(id, actor));
    }

    @GetMapping("/products/{productId}/reviews")
    @Public
    @Operation(summary = "A product's reviews and its rating")
    @Parameter(name = "sort", description = "`newest` (default), `best` or `worst`")
    ReviewPage ofProduct(@PathVariable UUID productId, Paging paging) {
        return reviews.ofProduct(productId, paging);
    }

    @GetMapping("/reviews/{reviewId}")
    @Public
    @Operation(summary = "One review")
    ReviewView one(@PathVariable UUID reviewId, @Nullable Actor actor) {
        return reviews.one(reviewId, actor);
    }

    @PatchMapping("/reviews/{reviewId}")
    @Operation(summary = "Change one's own review")
    ReviewView edit(@PathVariable UUID reviewId, @Valid @RequestBody ReviewChange change, Actor actor) {
        editReview.handle(new EditReview.Command(
                actor,
                reviewId,
                change.version(),
                change.rating() == null ? null : new Stars(change.rating()),
                change.text() == null ? null : new ReviewText(change.text())));
        return reviews.one(reviewId, actor);
    }

    @DeleteMapping("/reviews/{reviewId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete one's own review")
    void delete(@PathVariable UUID reviewId, Actor actor) {
        deleteReview.handle(new DeleteReview.Command(actor, reviewId));
    }

    @GetMapping("/users/{userId}/reviews")
    @Operation(summary = "What a member has written, hidden reviews too")
    @Parameter(name = "sort", description = "`newest` (default), `best` or `worst`")
    Page<ReviewView> writtenBy(@PathVariable MemberRef userId, Actor actor, Paging paging) {
        return reviews.writtenBy(userId.resolve(actor), paging);
    }

    @GetMapping("/users/{userId}/reviewable-lines")
    @Operation(summary = "What a member has received and not reviewed yet")
    Page<ReviewableLineView> reviewable(@PathVariable MemberRef userId, Actor actor, Paging paging) {
        return reviews.reviewable(userId.resolve(actor), paging);
    }

    @PostMapping("/admin/reviews/{reviewId}/hide")
    @Allowed(Role.MASTER_ADMIN)
    @Operation(summary = "Take a review out of the shop")
    ReviewView hide(@PathVariable UUID reviewId, @Valid @RequestBody Hiding hiding, Actor actor) {
        hideReview.handle(new HideReview.Command(actor, reviewId, hiding.reason()));
        return reviews.one(reviewId, actor);
    }
}
