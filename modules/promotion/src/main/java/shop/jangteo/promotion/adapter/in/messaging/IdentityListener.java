package shop.jangteo.promotion.adapter.in.messaging;

import org.springframework.core.annotation.Order;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.identity.MemberLoggedIn;
import shop.jangteo.contract.identity.MemberRegistered;
import shop.jangteo.platform.event.JoinsTransaction;
import shop.jangteo.promotion.application.RememberMember;

@Component
class IdentityListener {

    private final RememberMember rememberMember;

    IdentityListener(RememberMember rememberMember) {
        this.rememberMember = rememberMember;
    }

    /** Joins, so that an operator can give points to whoever has signed up in this moment. */
    @JoinsTransaction
    @Order(30)
    void on(MemberRegistered event) {
        rememberMember.joined(event.memberId(), event.occurredAt());
    }

    @ApplicationModuleListener(id = "promotion.on-member-logged-in")
    void on(MemberLoggedIn event) {
        rememberMember.loggedIn(event.memberId(), event.occurredAt());
    }
}
