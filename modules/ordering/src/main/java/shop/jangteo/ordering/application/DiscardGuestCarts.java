package shop.jangteo.ordering.application;

import java.time.Instant;
import shop.jangteo.ordering.domain.cart.Carts;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** Removes carts of guests who haven't come back (OR-1), some hundred in one transaction. */
@UseCase
public class DiscardGuestCarts {

    private static final int AT_ONCE = 500;

    private final Carts carts;

    DiscardGuestCarts(Carts carts) {
        this.carts = carts;
    }

    public record Command(Instant untouchedSince) {}

    /** @return whether there may be more */
    @Writes
    public boolean handle(Command command) {
        return carts.discardOfGuests(command.untouchedSince(), AT_ONCE) == AT_ONCE;
    }
}
