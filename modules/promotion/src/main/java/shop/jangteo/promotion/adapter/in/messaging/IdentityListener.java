package shop.jangteo.promotion.adapter.in.messaging;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.identity.MemberRegistered;
import shop.jangteo.platform.event.JoinsTransaction;
import shop.jangteo.promotion.application.RememberMember;

/** Joins, so that an operator can give points to whoever has signed up in this moment. */
@Component
class IdentityListener {

    private final RememberMember rememberMember;

    IdentityListener(RememberMember rememberMember) {
        this.rememberMember = rememberMember;
    }

    @JoinsTransaction
    @Order(30)
    void on(MemberRegistered event) {
        rememberMember.handle(event.memberId());
    }
}
