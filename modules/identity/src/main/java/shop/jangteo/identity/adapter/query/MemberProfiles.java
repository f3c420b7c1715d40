package shop.jangteo.identity.adapter.query;

import static shop.jangteo.identity.adapter.jooq.Tables.MEMBERS;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shop.jangteo.identity.adapter.jooq.tables.records.MembersRecord;
import shop.jangteo.identity.domain.member.MemberStatus;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.crypto.PersonalData;

/**
 * What a member sees of itself. One row by its key, from the primary: who has just signed up was a guest when that was
 * written, so nobody would know to wait for the replica.
 */
@Component
public class MemberProfiles {

    /** @param version goes back with a change */
    public record MemberProfileView(
            UUID id,
            String email,
            String name,
            String phone,
            Role role,
            @Nullable UUID brandId,
            MemberStatus status,
            ConsentsView consents,
            Instant createdAt,
            long version) {}

    /** When each was agreed to; marketing consents with when they were last given or taken back. */
    public record ConsentsView(
            Instant terms,
            Instant privacy,
            boolean marketingEmail,
            Instant marketingEmailAt,
            boolean marketingSms,
            Instant marketingSmsAt) {}

    private final DSLContext dsl;
    private final PersonalData personalData;
    private final Clock clock;

    MemberProfiles(DSLContext dsl, PersonalData personalData, Clock clock) {
        this.dsl = dsl;
        this.personalData = personalData;
        this.clock = clock;
    }

    /** @throws NotFound when there is no such member */
    public MemberProfileView find(UUID memberId) {
        return dsl.selectFrom(MEMBERS)
                .where(MEMBERS.ID.eq(memberId))
                .fetchOptional(this::view)
                .orElseThrow(() -> new NotFound("user"));
    }

    private MemberProfileView view(MembersRecord row) {
        return new MemberProfileView(
                row.getId(),
                row.getEmail(),
                row.getName(),
                personalData.open(row.getPhone()),
                Role.valueOf(row.getRole()),
                row.getBrandId(),
                Standing.of(row.getSuspendedAt(), row.getSuspendedUntil(), clock.instant()),
                new ConsentsView(
                        row.getTermsAt(),
                        row.getPrivacyAt(),
                        row.getMarketingEmail(),
                        row.getMarketingEmailAt(),
                        row.getMarketingSms(),
                        row.getMarketingSmsAt()),
                row.getCreatedAt(),
                row.getVersion());
    }
}
