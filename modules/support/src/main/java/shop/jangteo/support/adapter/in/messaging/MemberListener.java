package shop.jangteo.support.adapter.in.messaging;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.identity.MemberProfileChanged;
import shop.jangteo.contract.identity.MemberRegistered;
import shop.jangteo.contract.ordering.Guest;
import shop.jangteo.contract.ordering.OrderPlaced;
import shop.jangteo.support.application.RememberMember;
import shop.jangteo.support.application.WelcomeMember;
import shop.jangteo.support.domain.member.MemberContact;

/** Welcomes members and keeps up with how they, and guests, are reached. */
@Component
class MemberListener {

    private final WelcomeMember welcomeMember;
    private final RememberMember rememberMember;

    MemberListener(WelcomeMember welcomeMember, RememberMember rememberMember) {
        this.welcomeMember = welcomeMember;
        this.rememberMember = rememberMember;
    }

    @ApplicationModuleListener(id = "support.welcome-on-member-registered")
    void on(MemberRegistered event) {
        welcomeMember.handle(new WelcomeMember.Command(new MemberContact(
                event.memberId(),
                event.email(),
                event.name(),
                event.phone(),
                event.marketingEmail(),
                event.marketingSms(),
                MemberContact.AT_SIGN_UP)));
    }

    /** An order of a guest: that is all there is to be known of who placed it. */
    @ApplicationModuleListener(id = "support.contact-on-order-placed", condition = "#event.guest() != null")
    void on(OrderPlaced event) {
        Guest guest = event.guest();
        if (guest != null) {
            rememberMember.handle(new RememberMember.Command(new MemberContact(
                    event.orderId(),
                    guest.email(),
                    guest.name(),
                    guest.phone(),
                    false,
                    false,
                    MemberContact.AT_SIGN_UP)));
        }
    }

    @ApplicationModuleListener(id = "support.contact-on-member-profile-changed")
    void on(MemberProfileChanged event) {
        rememberMember.handle(new RememberMember.Command(new MemberContact(
                event.memberId(),
                event.email(),
                event.name(),
                event.phone(),
                event.marketingEmail(),
                event.marketingSms(),
                event.version())));
    }
}
