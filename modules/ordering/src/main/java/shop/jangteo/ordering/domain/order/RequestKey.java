package shop.jangteo.ordering.domain.order;

/**
 * What a buyer marks an order with, so that asking once more finds the first order, however late.
 *
 * @param value the client's own, unique among the buyer's orders
 * @param content a digest of what is asked for
 */
public record RequestKey(String value, String content) {}
