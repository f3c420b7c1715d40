package shop.jangteo.identity.adapter.out.persistence;

import static shop.jangteo.identity.adapter.jooq.Tables.MEMBERS;

import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;
import shop.jangteo.identity.adapter.jooq.tables.records.MembersRecord;
import shop.jangteo.identity.domain.IdentityEvents;
import shop.jangteo.identity.domain.IdentityRuleBroken.EmailTaken;
import shop.jangteo.identity.domain.member.Consents;
import shop.jangteo.identity.domain.member.Consents.Consent;
import shop.jangteo.identity.domain.member.Email;
import shop.jangteo.identity.domain.member.Member;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.member.Members;
import shop.jangteo.identity.domain.member.PasswordHash;
import shop.jangteo.identity.domain.member.PersonName;
import shop.jangteo.identity.domain.member.Phone;
import shop.jangteo.identity.domain.member.Suspension;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.crypto.PersonalData;

@Repository
class JooqMembers implements Members {

    private final DSLContext dsl;
    private final PersonalData personalData;
    private final IdentityEvents events;

    JooqMembers(DSLContext dsl, PersonalData personalData, IdentityEvents events) {
        this.dsl = dsl;
        this.personalData = personalData;
        this.events = events;
    }

    @Override
    public void add(Member member) {
        try {
            dsl.insertInto(MEMBERS).set(recordOf(member.snapshot())).execute();
        } catch (DuplicateKeyException taken) {
            throw new EmailTaken();
        }
        events.publish(member.takeEvents());
    }

    @Override
    public void save(Member member) {
        Member.Snapshot snapshot = member.snapshot();
        MembersRecord row = recordOf(snapshot);
        row.setVersion(snapshot.version() + 1);
        row.touched(MEMBERS.ID, false);
        int stored = dsl.update(MEMBERS)
                .set(row)
                .where(MEMBERS.ID.eq(snapshot.id().value()), MEMBERS.VERSION.eq(snapshot.version()))
                .execute();
        if (stored == 0) {
            throw new OptimisticLockingFailureException("member changed by somebody else");
        }
        events.publish(member.takeEvents());
    }

    @Override
    public Optional<Member> find(MemberId id) {
        return find(MEMBERS.ID.eq(id.value()));
    }

    @Override
    public Optional<Member> findByEmail(Email email) {
        return find(MEMBERS.EMAIL.eq(email.value()));
    }

    private Optional<Member> find(Condition condition) {
        return dsl.selectFrom(MEMBERS).where(condition).fetchOptional(this::member);
    }

    @Override
    public Optional<Member> lock(MemberId id) {
        return dsl.selectFrom(MEMBERS)
                .where(MEMBERS.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional(this::member);
    }

    private MembersRecord recordOf(Member.Snapshot member) {
        var row = new MembersRecord();
        row.setId(member.id().value());
        row.setEmail(member.email().value());
        row.setPasswordHash(member.password().value());
        row.setName(member.name().value());
        row.setPhone(personalData.seal(member.phone().digits()));
        row.setPhoneIndex(personalData.blindIndex(member.phone().digits()));
        row.setTermsAt(member.consents().terms());
        row.setPrivacyAt(member.consents().privacy());
        row.setMarketingEmail(member.consents().marketingEmail().given());
        row.setMarketingEmailAt(member.consents().marketingEmail().at());
        row.setMarketingSms(member.consents().marketingSms().given());
        row.setMarketingSmsAt(member.consents().marketingSms().at());
        row.setRole(member.role().name());
        row.setBrandId(member.brand().orElse(null));
        row.setSuspendedAt(member.suspension().map(Suspension::since).orElse(null));
        row.setSuspendedUntil(member.suspension().flatMap(Suspension::until).orElse(null));
        row.setSuspensionReason(member.suspension().map(Suspension::reason).orElse(null));
        row.setCreatedAt(member.registeredAt());
        row.setVersion(member.version());
        return row;
    }

    private Member member(MembersRecord row) {
        return Member.restore(new Member.Snapshot(
                new MemberId(row.getId()),
                new Email(row.getEmail()),
                new PasswordHash(row.getPasswordHash()),
                new PersonName(row.getName()),
                new Phone(personalData.open(row.getPhone())),
                new Consents(
                        row.getTermsAt(),
                        row.getPrivacyAt(),
                        new Consent(row.getMarketingEmail(), row.getMarketingEmailAt()),
                        new Consent(row.getMarketingSms(), row.getMarketingSmsAt())),
                Role.valueOf(row.getRole()),
                Optional.ofNullable(row.getBrandId()),
                Optional.ofNullable(row.getSuspendedAt())
                        .map(since -> new Suspension(
                                row.getSuspensionReason(), since, Optional.ofNullable(row.getSuspendedUntil()))),
                row.getCreatedAt(),
                row.getVersion()));
    }
}
