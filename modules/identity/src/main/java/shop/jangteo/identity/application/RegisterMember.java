package shop.jangteo.identity.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shop.jangteo.identity.domain.IdentityRuleBroken.EmailTaken;
import shop.jangteo.identity.domain.member.Consents;
import shop.jangteo.identity.domain.member.Email;
import shop.jangteo.identity.domain.member.Member;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.member.Members;
import shop.jangteo.identity.domain.member.PasswordHash;
import shop.jangteo.identity.domain.member.PersonName;
import shop.jangteo.identity.domain.member.Phone;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** Stores a new member whose particulars have been found good. */
@UseCase
public class RegisterMember {

    /** @param brand of a seller */
    public record Command(
            MemberId id,
            Email email,
            PasswordHash password,
            PersonName name,
            Phone phone,
            boolean marketingEmail,
            boolean marketingSms,
            Role role,
            Optional<UUID> brand) {}

    private final Members members;
    private final Clock clock;

    RegisterMember(Members members, Clock clock) {
        this.members = members;
        this.clock = clock;
    }

    /** @throws EmailTaken when another member logs in by that email */
    @Writes
    public Member.Snapshot handle(Command command) {
        Instant now = clock.instant();
        var member = Member.register(
                command.id,
                command.email,
                command.password,
                command.name,
                command.phone,
                Consents.atSignUp(command.marketingEmail, command.marketingSms, now),
                now);
        member.changeRole(command.role, command.brand);
        members.add(member);
        return member.snapshot();
    }
}
