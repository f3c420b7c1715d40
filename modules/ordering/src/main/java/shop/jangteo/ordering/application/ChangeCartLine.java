package shop.jangteo.ordering.application;

import java.util.List;
import java.util.UUID;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.ordering.domain.cart.Cart;
import shop.jangteo.ordering.domain.cart.CartPolicy;
import shop.jangteo.ordering.domain.cart.Carts;
import shop.jangteo.ordering.domain.offer.Offer;
import shop.jangteo.ordering.domain.offer.Offers;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** Another quantity of what is in the cart is wanted. */
@UseCase
public class ChangeCartLine {

    private final Carts carts;
    private final Offers offers;
    private final CartPolicy policy;

    ChangeCartLine(Carts carts, Offers offers, CartPolicy policy) {
        this.carts = carts;
        this.offers = offers;
        this.policy = policy;
    }

    public record Command(Actor actor, UUID variantId, Quantity quantity) {}

    /** @throws NotFound when the cart has no such line */
    @Writes
    public void handle(Command command) {
        Cart cart = carts.locked(command.actor());
        Offer offer = offers.find(List.of(command.variantId())).get(command.variantId());
        if (offer == null) {
            throw new NotFound("cartItem");
        }
        cart.change(offer, command.quantity(), policy);
        carts.save(cart);
    }
}
