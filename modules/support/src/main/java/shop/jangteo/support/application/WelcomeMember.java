package shop.jangteo.support.application;

import java.util.Map;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.support.domain.member.MemberContact;
import shop.jangteo.support.domain.member.MemberContacts;
import shop.jangteo.support.domain.notification.Notice;
import shop.jangteo.support.domain.notification.Occasion;

/** Keeps how a new member is reached and welcomes the member: together, so that the welcome finds the address. */
@UseCase
public class WelcomeMember {

    public record Command(MemberContact contact) {}

    private final MemberContacts contacts;
    private final NotifyMember notifyMember;

    WelcomeMember(MemberContacts contacts, NotifyMember notifyMember) {
        this.contacts = contacts;
        this.notifyMember = notifyMember;
    }

    @InTransaction
    public void handle(Command command) {
        MemberContact contact = command.contact();
        contacts.remember(contact);
        notifyMember.handle(
                new NotifyMember.Command(new Notice(contact.memberId(), Occasion.WELCOME, "welcome", Map.of())));
    }
}
