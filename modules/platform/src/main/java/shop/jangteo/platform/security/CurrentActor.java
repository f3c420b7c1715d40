package shop.jangteo.platform.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import shop.jangteo.kernel.Actor;

/** Who the running request belongs to. */
public final class CurrentActor {

    private CurrentActor() {}

    /** Null for a guest and outside a request. */
    public static @Nullable Actor find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof MemberToken member ? member.actor() : null;
    }
}
