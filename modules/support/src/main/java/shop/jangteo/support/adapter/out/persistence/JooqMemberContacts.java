package shop.jangteo.support.adapter.out.persistence;

import static shop.jangteo.support.adapter.jooq.Tables.MEMBER_CONTACTS;

import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import shop.jangteo.platform.crypto.PersonalData;
import shop.jangteo.support.domain.member.MemberContact;
import shop.jangteo.support.domain.member.MemberContacts;

@Repository
class JooqMemberContacts implements MemberContacts {

    private final DSLContext dsl;
    private final PersonalData personalData;

    JooqMemberContacts(DSLContext dsl, PersonalData personalData) {
        this.dsl = dsl;
        this.personalData = personalData;
    }

    @Override
    public @Nullable MemberContact find(UUID memberId) {
        return dsl.selectFrom(MEMBER_CONTACTS)
                .where(MEMBER_CONTACTS.MEMBER_ID.eq(memberId))
                .fetchOne(row -> new MemberContact(
                        row.getMemberId(),
                        personalData.open(row.getEmail()),
                        personalData.open(row.getName()),
                        personalData.open(row.getPhone()),
                        row.getMarketingEmail(),
                        row.getMarketingSms(),
                        row.getVersion()));
    }

    /** The insert locks the row that is there, too; an older version then finds nothing to change. */
    @Override
    public void remember(MemberContact contact) {
        String email = personalData.seal(contact.email());
        String name = personalData.seal(contact.name());
        String phone = personalData.seal(contact.phone());
        dsl.insertInto(MEMBER_CONTACTS)
                .set(MEMBER_CONTACTS.MEMBER_ID, contact.memberId())
                .set(MEMBER_CONTACTS.EMAIL, email)
                .set(MEMBER_CONTACTS.NAME, name)
                .set(MEMBER_CONTACTS.PHONE, phone)
                .set(MEMBER_CONTACTS.MARKETING_EMAIL, contact.marketingEmail())
                .set(MEMBER_CONTACTS.MARKETING_SMS, contact.marketingSms())
                .set(MEMBER_CONTACTS.VERSION, contact.version())
                .onDuplicateKeyUpdate()
                .set(MEMBER_CONTACTS.MEMBER_ID, MEMBER_CONTACTS.MEMBER_ID)
                .execute();
        dsl.update(MEMBER_CONTACTS)
                .set(MEMBER_CONTACTS.EMAIL, email)
                .set(MEMBER_CONTACTS.NAME, name)
                .set(MEMBER_CONTACTS.PHONE, phone)
                .set(MEMBER_CONTACTS.MARKETING_EMAIL, contact.marketingEmail())
                .set(MEMBER_CONTACTS.MARKETING_SMS, contact.marketingSms())
                .set(MEMBER_CONTACTS.VERSION, contact.version())
                .where(MEMBER_CONTACTS.MEMBER_ID.eq(contact.memberId()))
                .and(MEMBER_CONTACTS.VERSION.lt(contact.version()))
                .execute();
    }
}
