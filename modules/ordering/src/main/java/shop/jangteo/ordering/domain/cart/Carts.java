package shop.jangteo.ordering.domain.cart;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shop.jangteo.kernel.Actor;

/** The carts of members and guests; everybody has one, empty at first. */
public interface Carts {

    /** The owner's cart, held until the transaction ends: two changes of a cart follow one another. */
    Cart locked(Actor owner);

    /** A guest's cart, held likewise; empty when there is none (any more). A guest's cart is held before a member's. */
    Optional<Cart> lockedOfGuest(UUID guestId);

    void save(Cart cart);

    /** Removes a cart with all that is in it. */
    void discard(Cart cart);

    /**
     * Removes carts of guests that nobody touched since then.
     *
     * @return how many
     */
    int discardOfGuests(Instant untouchedSince, int most);
}
