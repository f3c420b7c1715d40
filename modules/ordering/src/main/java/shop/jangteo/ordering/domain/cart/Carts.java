package shop.jangteo.ordering.domain.cart;

import java.util.UUID;

/** The carts of members; everybody has one, empty at first. */
public interface Carts {

    /** The member's cart, held until the transaction ends: two changes of a cart follow one another. */
    Cart locked(UUID memberId);

    void save(Cart cart);
}
