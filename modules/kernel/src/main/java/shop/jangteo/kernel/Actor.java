package shop.jangteo.kernel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who gives a command: a member with a role, or the shop itself ({@link #SYSTEM}: deadlines, reactions to events).
 *
 * @param memberId the member, all zero for the shop itself
 * @param brandId the seller's brand; only a {@link Role#BRAND_ADMIN} has one
 */
public record Actor(UUID memberId, Role role, @Nullable UUID brandId) {

    public static final Actor SYSTEM = new Actor(new UUID(0, 0), Role.MASTER_ADMIN, null);

    public static Actor buyer(UUID memberId) {
        return new Actor(memberId, Role.BUYER, null);
    }

    /** @param guestId made up for one browser, or the only order that this guest knows; nobody's account */
    public static Actor guest(UUID guestId) {
        return new Actor(guestId, Role.GUEST, null);
    }

    public boolean isGuest() {
        return role == Role.GUEST;
    }

    public boolean isOperator() {
        return role == Role.MASTER_ADMIN;
    }

    /** An operator acts for every brand, a seller for its own. */
    public boolean actsForBrand(UUID brand) {
        return isOperator() || (role == Role.BRAND_ADMIN && brand.equals(brandId));
    }

    public boolean is(UUID member) {
        return memberId.equals(member);
    }

    /** Whether this is who bought an order: a guest who knows nothing but that order goes by its id. */
    public boolean isBuyerOf(UUID order, UUID buyer) {
        return is(buyer) || (isGuest() && is(order));
    }

    /** For what belongs to an order and is otherwise the operator's business only. */
    public boolean mayActForOrder(UUID order, UUID buyer) {
        return isOperator() || isBuyerOf(order, buyer);
    }

    /** For what belongs to a member and is otherwise the operator's business only. */
    public boolean mayActFor(UUID member) {
        return isOperator() || is(member);
    }
}
