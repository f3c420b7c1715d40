package shop.jangteo.ordering.domain.order;

import org.jspecify.annotations.Nullable;

/**
 * By what an order is known when it is asked for again.
 *
 * @param key the client's own; null when there was none: then the content tells, for some seconds
 * @param content a digest of all that was asked for
 */
public record Mark(@Nullable String key, String content) {}
