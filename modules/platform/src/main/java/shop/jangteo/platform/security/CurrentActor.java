package shop.jangteo.platform.security;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import shop.jangteo.kernel.Actor;

/** Who the running request belongs to. */
public final class CurrentActor {

    private CurrentActor() {}

    /** A member or a guest; null for somebody unknown and outside a request. */
    public static @Nullable Actor find() {
        return switch (authentication()) {
            case MemberToken member -> member.actor();
            case GuestAccess guest -> guest.actor();
            case null, default -> null;
        };
    }

    /** Whether this is the first request of a guest, who can't prove anything yet. */
    public static boolean isNewcomer() {
        return authentication() instanceof GuestAccess guest && guest.proof() == GuestAccess.Proof.NONE;
    }

    /** Whether it belongs to a guest who looked one order up. */
    public static boolean knowsOneOrder() {
        return authentication() instanceof GuestAccess guest && guest.proof() == GuestAccess.Proof.TOKEN;
    }

    /** From here on the request belongs to a new guest, whose writes its own reads see (SY-2). */
    public static Actor becomeNewcomer(UUID guestId) {
        Actor guest = Actor.guest(guestId);
        enter(new GuestAccess(guest, GuestAccess.Proof.NONE));
        return guest;
    }

    static void enter(GuestAccess guest) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(guest);
        SecurityContextHolder.setContext(context);
    }

    static @Nullable Authentication authentication() {
        return SecurityContextHolder.getContext().getAuthentication();
    }
}
