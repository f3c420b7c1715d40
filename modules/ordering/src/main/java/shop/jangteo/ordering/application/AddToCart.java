package shop.jangteo.ordering.application;

import java.time.Clock;
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

/** A member or a guest puts something into the cart; what is in already is added up (OR-1). */
@UseCase
public class AddToCart {

    private final Carts carts;
    private final Offers offers;
    private final CartPolicy policy;
    private final Clock clock;

    AddToCart(Carts carts, Offers offers, CartPolicy policy, Clock clock) {
        this.carts = carts;
        this.offers = offers;
        this.policy = policy;
        this.clock = clock;
    }

    public record Command(Actor actor, UUID variantId, Quantity quantity) {}

    /** @throws NotFound when there is no such variant */
    @Writes
    public void handle(Command command) {
        Cart cart = carts.locked(command.actor());
        Offer offer = offers.find(List.of(command.variantId())).get(command.variantId());
        if (offer == null) {
            throw new NotFound("variant");
        }
        cart.add(offer, command.quantity(), policy, clock.instant());
        carts.save(cart);
    }
}
