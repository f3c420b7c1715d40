package shop.jangteo.identity.adapter.out.persistence;

import static shop.jangteo.identity.adapter.jooq.Tables.ADDRESSES;
import static shop.jangteo.identity.adapter.jooq.Tables.ADDRESS_BOOKS;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;
import shop.jangteo.identity.adapter.jooq.tables.records.AddressesRecord;
import shop.jangteo.identity.domain.IdentityEvents;
import shop.jangteo.identity.domain.address.Address;
import shop.jangteo.identity.domain.address.AddressBook;
import shop.jangteo.identity.domain.address.AddressBooks;
import shop.jangteo.identity.domain.address.AddressId;
import shop.jangteo.identity.domain.address.Destination;
import shop.jangteo.identity.domain.address.Destination.PostalCode;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.member.PersonName;
import shop.jangteo.identity.domain.member.Phone;
import shop.jangteo.platform.crypto.PersonalData;

@Repository
class JooqAddressBooks implements AddressBooks {

    private final DSLContext dsl;
    private final PersonalData personalData;
    private final IdentityEvents events;

    JooqAddressBooks(DSLContext dsl, PersonalData personalData, IdentityEvents events) {
        this.dsl = dsl;
        this.personalData = personalData;
        this.events = events;
    }

    /** The version first: entries that are newer than it make saving fail, never the other way round. */
    @Override
    public AddressBook of(MemberId member) {
        long version = dsl.select(ADDRESS_BOOKS.VERSION)
                .from(ADDRESS_BOOKS)
                .where(ADDRESS_BOOKS.MEMBER_ID.eq(member.value()))
                .fetchOptional(ADDRESS_BOOKS.VERSION)
                .orElse(0L);
        var entries = dsl.selectFrom(ADDRESSES)
                .where(ADDRESSES.MEMBER_ID.eq(member.value()))
                .orderBy(ADDRESSES.ID)
                .fetch(this::address);
        return AddressBook.restore(member, entries, version);
    }

    @Override
    public void save(AddressBook book) {
        UUID owner = book.owner().value();
        advance(owner, book.version());
        dsl.deleteFrom(ADDRESSES)
                .where(ADDRESSES.MEMBER_ID.eq(owner))
                .and(ADDRESSES.ID.notIn(book.addresses().stream()
                        .map(address -> address.id().value())
                        .toList()))
                .execute();
        // The former default lets go before the next one takes over, whichever is written first.
        dsl.update(ADDRESSES)
                .setNull(ADDRESSES.DEFAULT_OF)
                .where(ADDRESSES.DEFAULT_OF.eq(owner))
                .execute();
        for (Address address : book.addresses()) {
            AddressesRecord row = recordOf(owner, address);
            dsl.insertInto(ADDRESSES).set(row).onDuplicateKeyUpdate().set(row).execute();
        }
        events.publish(book.takeEvents());
    }

    private void advance(UUID owner, long version) {
        int stored = version == 0 ? begin(owner) : next(owner, version);
        if (stored == 0) {
            throw new OptimisticLockingFailureException("address book changed by somebody else");
        }
    }

    private int begin(UUID owner) {
        try {
            return dsl.insertInto(ADDRESS_BOOKS)
                    .set(ADDRESS_BOOKS.MEMBER_ID, owner)
                    .set(ADDRESS_BOOKS.VERSION, 1L)
                    .execute();
        } catch (DuplicateKeyException begunBySomebodyElse) {
            return 0;
        }
    }

    private int next(UUID owner, long version) {
        return dsl.update(ADDRESS_BOOKS)
                .set(ADDRESS_BOOKS.VERSION, version + 1)
                .where(ADDRESS_BOOKS.MEMBER_ID.eq(owner), ADDRESS_BOOKS.VERSION.eq(version))
                .execute();
    }

    private AddressesRecord recordOf(UUID owner, Address address) {
        Destination destination = address.destination();
        var row = new AddressesRecord();
        row.setId(address.id().value());
        row.setMemberId(owner);
        row.setDefaultOf(address.isDefault() ? owner : null);
        row.setRecipient(personalData.seal(destination.recipient().value()));
        row.setPhone(personalData.seal(destination.phone().digits()));
        row.setPostalCode(destination.postalCode().digits());
        row.setRoadAddress(personalData.seal(destination.roadAddress()));
        row.setDetailAddress(destination.detailAddress().map(personalData::seal).orElse(null));
        row.setNote(destination.note().map(personalData::seal).orElse(null));
        return row;
    }

    private Address address(AddressesRecord row) {
        return new Address(
                new AddressId(row.getId()),
                new Destination(
                        new PersonName(personalData.open(row.getRecipient())),
                        new Phone(personalData.open(row.getPhone())),
                        new PostalCode(row.getPostalCode()),
                        personalData.open(row.getRoadAddress()),
                        Optional.ofNullable(row.getDetailAddress()).map(personalData::open),
                        Optional.ofNullable(row.getNote()).map(personalData::open)),
                row.getDefaultOf() != null);
    }
}
