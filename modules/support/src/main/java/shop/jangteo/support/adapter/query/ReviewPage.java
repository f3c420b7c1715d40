package shop.jangteo.support.adapter.query;

import java.util.List;

/** One page of a product's reviews, with the rating by all of them. */
public record ReviewPage(
        List<ReviewView> items, int page, int size, long totalItems, int totalPages, RatingView rating) {}
