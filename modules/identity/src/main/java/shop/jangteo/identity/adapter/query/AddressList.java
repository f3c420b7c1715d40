package shop.jangteo.identity.adapter.query;

import static shop.jangteo.identity.adapter.jooq.Tables.ADDRESSES;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.identity.adapter.jooq.tables.records.AddressesRecord;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.crypto.PersonalData;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;

/** A member's address book as it is shown: the default first, then the oldest. */
@Component
@Transactional(readOnly = true)
public class AddressList {

    public record AddressView(
            UUID id,
            String recipient,
            String phone,
            String postalCode,
            String roadAddress,
            @Nullable String detailAddress,
            @Nullable String note,
            boolean defaultAddress) {}

    private final DSLContext dsl;
    private final PersonalData personalData;

    AddressList(DSLContext dsl, PersonalData personalData) {
        this.dsl = dsl;
        this.personalData = personalData;
    }

    public Page<AddressView> of(UUID memberId, Paging paging) {
        var order = paging.orderBy(Map.of("createdAt", ADDRESSES.ID), ADDRESSES.DEFAULT_OF.desc(), ADDRESSES.ID.asc());
        var items = dsl.selectFrom(ADDRESSES)
                .where(ADDRESSES.MEMBER_ID.eq(memberId))
                .orderBy(order)
                .limit(paging.size())
                .offset(paging.offset())
                .fetch(this::view);
        return Page.of(items, paging, dsl.fetchCount(ADDRESSES, ADDRESSES.MEMBER_ID.eq(memberId)));
    }

    /** @throws NotFound when the member has no such address */
    public AddressView find(UUID memberId, UUID addressId) {
        return dsl.selectFrom(ADDRESSES)
                .where(ADDRESSES.ID.eq(addressId), ADDRESSES.MEMBER_ID.eq(memberId))
                .fetchOptional(this::view)
                .orElseThrow(() -> new NotFound("address"));
    }

    private AddressView view(AddressesRecord row) {
        return new AddressView(
                row.getId(),
                personalData.open(row.getRecipient()),
                personalData.open(row.getPhone()),
                row.getPostalCode(),
                personalData.open(row.getRoadAddress()),
                Optional.ofNullable(row.getDetailAddress())
                        .map(personalData::open)
                        .orElse(null),
                Optional.ofNullable(row.getNote()).map(personalData::open).orElse(null),
                row.getDefaultOf() != null);
    }
}
