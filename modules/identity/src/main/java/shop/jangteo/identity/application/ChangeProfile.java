package shop.jangteo.identity.application;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.jangteo.identity.domain.Fields;
import shop.jangteo.identity.domain.member.Member;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.member.Members;
import shop.jangteo.identity.domain.member.PersonName;
import shop.jangteo.identity.domain.member.Phone;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.ConcurrentChange;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** A member, or an operator for it, changes name, phone or marketing consents. */
@UseCase
public class ChangeProfile {

    /**
     * What is null stays as it is.
     *
     * @param basedOn the version that was seen; null takes the newest
     */
    public record Command(
            Actor actor,
            MemberId member,
            @Nullable String name,
            @Nullable String phone,
            @Nullable Boolean marketingEmail,
            @Nullable Boolean marketingSms,
            @Nullable Long basedOn) {}

    private final Members members;
    private final AuditTrail audit;
    private final Clock clock;

    ChangeProfile(Members members, AuditTrail audit, Clock clock) {
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws InvalidField naming everything that is wrong
     * @throws NotFound when there is no such member, or it is none of the actor's business
     * @throws ConcurrentChange when somebody else was faster
     */
    @Writes
    public void handle(Command command) {
        if (!command.actor.mayActFor(command.member.value())) {
            throw new NotFound("user");
        }
        var fields = new Fields();
        Optional<PersonName> name = fields.change("name", command.name, PersonName::of);
        Optional<Phone> phone = fields.change("phone", command.phone, Phone::of);
        fields.check();
        Member member = members.find(command.member).orElseThrow(() -> new NotFound("user"));
        member.changeProfile(
                name,
                phone,
                Optional.ofNullable(command.marketingEmail),
                Optional.ofNullable(command.marketingSms),
                Optional.ofNullable(command.basedOn),
                clock.instant());
        members.save(member);
        if (!command.actor.is(command.member.value())) {
            audit.record(
                    command.actor,
                    "identity.member.change-profile",
                    "member",
                    command.member.value().toString(),
                    null,
                    null);
        }
    }
}
