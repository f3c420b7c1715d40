package shop.jangteo.platform.web;

import java.util.List;

/**
 * One page of a list.
 *
 * @param page number of this page, from 0
 * @param size most items on a page
 */
public record Page<T>(List<T> items, int page, int size, long totalItems, int totalPages) {

    public static <T> Page<T> of(List<T> items, Paging paging, long totalItems) {
        return new Page<>(
                items,
                paging.page(),
                paging.size(),
                totalItems,
                Math.ceilDiv((int) Math.min(totalItems, Integer.MAX_VALUE), paging.size()));
    }
}
