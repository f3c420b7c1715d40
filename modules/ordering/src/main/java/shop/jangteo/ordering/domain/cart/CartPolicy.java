package shop.jangteo.ordering.domain.cart;

/**
 * How much fits into a cart (OR-1).
 *
 * @param mostPerLine units of one variant
 * @param mostLines variants
 */
public record CartPolicy(int mostPerLine, int mostLines) {}
