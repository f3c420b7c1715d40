package shop.jangteo.ordering.adapter.in.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shop.jangteo.kernel.Actor;
import shop.jangteo.ordering.adapter.query.CartView.LeftBehind;
import shop.jangteo.ordering.application.MergeCarts;
import shop.jangteo.platform.security.GuestCookies;

/** Where a visit without an account begins and ends (ADR-0021). */
@Component
class GuestVisits {

    private final GuestCookies cookies;
    private final MergeCarts mergeCarts;

    GuestVisits(GuestCookies cookies, MergeCarts mergeCarts) {
        this.cookies = cookies;
        this.mergeCarts = mergeCarts;
    }

    /** A guest who did something is known again for the whole time from now on. */
    void remember(Actor actor, HttpServletResponse response) {
        cookies.give(actor, response);
    }

    /**
     * A member who was a guest before takes along what is in the guest's cart, in the first request that carries both the
     * member's token and the guest's cookie. The cookie goes when the cart has come over.
     *
     * @return what of it stayed out
     */
    List<LeftBehind> logIn(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        UUID guest = actor.isGuest() ? null : cookies.read(request);
        if (guest == null) {
            return List.of();
        }
        var notMerged = mergeCarts.handle(new MergeCarts.Command(actor, guest));
        cookies.clear(response);
        return notMerged.stream()
                .map(left -> new LeftBehind(
                        left.variantId(), left.quantity(), left.reason().name()))
                .toList();
    }
}
