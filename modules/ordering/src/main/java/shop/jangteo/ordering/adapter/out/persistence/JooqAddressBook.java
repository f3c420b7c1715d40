package shop.jangteo.ordering.adapter.out.persistence;

import static shop.jangteo.ordering.adapter.jooq.Tables.ADDRESSES;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import shop.jangteo.ordering.domain.order.AddressBook;
import shop.jangteo.ordering.domain.order.ShippingAddress;

@Repository
class JooqAddressBook implements AddressBook {

    private final DSLContext sql;
    private final StoredForms forms;

    JooqAddressBook(DSLContext sql, StoredForms forms) {
        this.sql = sql;
        this.forms = forms;
    }

    @Override
    public Optional<ShippingAddress> find(UUID memberId, UUID addressId) {
        return sql.select(ADDRESSES.SEALED_ADDRESS)
                .from(ADDRESSES)
                .where(ADDRESSES.ADDRESS_ID.eq(addressId))
                .and(ADDRESSES.MEMBER_ID.eq(memberId))
                .fetchOptional(ADDRESSES.SEALED_ADDRESS)
                .map(forms::open);
    }

    @Override
    public void keep(UUID memberId, UUID addressId, ShippingAddress address) {
        String sealed = forms.seal(address);
        sql.insertInto(ADDRESSES)
                .set(ADDRESSES.ADDRESS_ID, addressId)
                .set(ADDRESSES.MEMBER_ID, memberId)
                .set(ADDRESSES.SEALED_ADDRESS, sealed)
                .onDuplicateKeyUpdate()
                .set(ADDRESSES.SEALED_ADDRESS, sealed)
                .execute();
    }

    @Override
    public void forget(UUID memberId, UUID addressId) {
        sql.deleteFrom(ADDRESSES)
                .where(ADDRESSES.ADDRESS_ID.eq(addressId))
                .and(ADDRESSES.MEMBER_ID.eq(memberId))
                .execute();
    }
}
