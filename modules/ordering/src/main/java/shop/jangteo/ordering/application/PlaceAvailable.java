package shop.jangteo.ordering.application;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shop.jangteo.kernel.BrokenRule;
import shop.jangteo.platform.application.UseCase;

/**
 * Somebody buys what can be had of what is wanted (OR-3). What is known here of the stock may be old: the catalog decides
 * when the order is placed, and its refusal says what is left. Then the order is drawn up once more with that.
 */
@UseCase
public class PlaceAvailable {

    /** Each try knows more; whoever loses as many races buys from an empty shelf. */
    private static final int MOST_TRIES = 4;

    private final PlaceOrder placeOrder;

    PlaceAvailable(PlaceOrder placeOrder) {
        this.placeOrder = placeOrder;
    }

    /** @throws BrokenRule when nothing at all is left, or for another reason than the stock */
    public PlaceOrder.Placed handle(PlaceOrder.Command command) {
        Map<UUID, Integer> left = new HashMap<>();
        for (int tries = 1; ; tries++) {
            try {
                return placeOrder.handle(command, left);
            } catch (BrokenRule refused) {
                if (tries == MOST_TRIES || !learns(refused, left)) {
                    throw refused;
                }
            }
        }
    }

    /** Reads a refusal as every client reads it: the catalog's exception isn't known here, its code and details are. */
    private static boolean learns(BrokenRule refused, Map<UUID, Integer> left) {
        boolean news = false;
        if (refused.code().equals("INSUFFICIENT_STOCK") && refused.details().get("items") instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> shortage
                        && shortage.get("variantId") instanceof String variant
                        && shortage.get("available") instanceof Integer available) {
                    Integer known = left.put(UUID.fromString(variant), available);
                    news |= known == null || available < known;
                }
            }
        }
        return news;
    }
}
