package shop.jangteo.support.application;

import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.support.domain.member.MemberContact;
import shop.jangteo.support.domain.member.MemberContacts;

/** Keeps how a member is reached. */
@UseCase
public class RememberMember {

    public record Command(MemberContact contact) {}

    private final MemberContacts contacts;

    RememberMember(MemberContacts contacts) {
        this.contacts = contacts;
    }

    @InTransaction
    public void handle(Command command) {
        contacts.remember(command.contact());
    }
}
