package shop.jangteo.identity.domain.address;

import shop.jangteo.identity.domain.member.MemberId;

/** The address books of all members. */
public interface AddressBooks {

    /** An empty book when the member has none yet. */
    AddressBook of(MemberId member);

    /** Fails when somebody else has stored the book since it was read. */
    void save(AddressBook book);
}
