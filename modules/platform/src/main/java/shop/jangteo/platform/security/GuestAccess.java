package shop.jangteo.platform.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import shop.jangteo.kernel.Actor;

/** A request of somebody without an account. */
final class GuestAccess extends AbstractAuthenticationToken {

    /** How the guest is known. */
    enum Proof {
        /** Not yet: the first request of a new guest. */
        NONE,
        COOKIE,
        /** An access token, given for an order number and a phone: the guest is nobody but who knows that order. */
        TOKEN
    }

    private final transient Actor guest;
    private final Proof proof;

    GuestAccess(Actor guest, Proof proof) {
        super(List.of(new SimpleGrantedAuthority("ROLE_" + guest.role().name())));
        this.guest = guest;
        this.proof = proof;
        setAuthenticated(true);
    }

    Actor actor() {
        return guest;
    }

    Proof proof() {
        return proof;
    }

    @Override
    public Object getPrincipal() {
        return guest.memberId();
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
