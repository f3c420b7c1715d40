package shop.jangteo.ordering.application;

import java.util.UUID;
import shop.jangteo.kernel.Actor;
import shop.jangteo.ordering.domain.cart.Cart;
import shop.jangteo.ordering.domain.cart.Carts;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** A line is taken out of the cart; one that isn't in is no matter. */
@UseCase
public class RemoveFromCart {

    private final Carts carts;

    RemoveFromCart(Carts carts) {
        this.carts = carts;
    }

    public record Command(Actor actor, UUID variantId) {}

    @Writes
    public void handle(Command command) {
        Cart cart = carts.locked(command.actor());
        cart.remove(command.variantId());
        carts.save(cart);
    }
}
