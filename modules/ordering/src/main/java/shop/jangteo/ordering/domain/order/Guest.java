package shop.jangteo.ordering.domain.order;

/**
 * Who ordered without an account (OR-3): personal data, sealed wherever it is stored.
 *
 * @param phone digits; with the order number it opens the order again
 */
public record Guest(String name, String phone, String email) {

    /** Never in a log. */
    @Override
    public String toString() {
        return "Guest[…]";
    }
}
