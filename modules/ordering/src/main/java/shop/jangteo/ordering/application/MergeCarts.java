package shop.jangteo.ordering.application;

import java.util.List;
import java.util.UUID;
import shop.jangteo.kernel.Actor;
import shop.jangteo.ordering.domain.cart.Cart;
import shop.jangteo.ordering.domain.cart.CartLine;
import shop.jangteo.ordering.domain.cart.CartPolicy;
import shop.jangteo.ordering.domain.cart.Carts;
import shop.jangteo.ordering.domain.cart.NotMerged;
import shop.jangteo.ordering.domain.offer.Offers;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/**
 * A guest has logged in: the member's cart takes over the guest's (OR-1). The guest's cart is gone afterwards, so that a
 * second request with the same cookie, at the same time too, adds nothing again.
 */
@UseCase
public class MergeCarts {

    private final Carts carts;
    private final Offers offers;
    private final CartPolicy policy;

    MergeCarts(Carts carts, Offers offers, CartPolicy policy) {
        this.carts = carts;
        this.offers = offers;
        this.policy = policy;
    }

    public record Command(Actor member, UUID guestId) {}

    /** @return what of the guest's cart stayed out */
    @Writes
    public List<NotMerged> handle(Command command) {
        return carts.lockedOfGuest(command.guestId())
                .map(guest -> takeOver(command.member(), guest))
                .orElse(List.of());
    }

    private List<NotMerged> takeOver(Actor member, Cart guest) {
        List<NotMerged> notMerged = List.of();
        if (!guest.lines().isEmpty()) {
            Cart cart = carts.locked(member);
            var variants = guest.lines().stream().map(CartLine::variantId).toList();
            notMerged = cart.takeOver(guest, offers.find(variants), policy);
            carts.save(cart);
        }
        carts.discard(guest);
        return notMerged;
    }
}
