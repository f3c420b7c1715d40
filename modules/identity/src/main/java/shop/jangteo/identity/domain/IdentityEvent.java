package shop.jangteo.identity.domain;

import java.time.Instant;
import shop.jangteo.identity.domain.address.Address;
import shop.jangteo.identity.domain.address.AddressId;
import shop.jangteo.identity.domain.member.Consents;
import shop.jangteo.identity.domain.member.Email;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.member.PersonName;
import shop.jangteo.identity.domain.member.Phone;

/** What happened to a member or an address book. */
public sealed interface IdentityEvent {

    Instant at();

    record MemberRegistered(MemberId member, Email email, PersonName name, Phone phone, Consents consents, Instant at)
            implements IdentityEvent {}

    /** @param version of the member after the change */
    record ProfileChanged(
            MemberId member, Email email, PersonName name, Phone phone, Consents consents, long version, Instant at)
            implements IdentityEvent {}

    record LoggedIn(MemberId member, Instant at) implements IdentityEvent {}

    record AddressSaved(MemberId member, Address address, Instant at) implements IdentityEvent {}

    record AddressRemoved(MemberId member, AddressId address, Instant at) implements IdentityEvent {}
}
