package shop.jangteo.identity.application;

import shop.jangteo.identity.domain.member.Member;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.member.Members;
import shop.jangteo.identity.domain.session.FailedLogins;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** An operator opens an account that failed log-ins have locked. */
@UseCase
public class UnlockMember {

    public record Command(Actor actor, MemberId member) {}

    private final Members members;
    private final FailedLogins failedLogins;
    private final AuditTrail audit;

    UnlockMember(Members members, FailedLogins failedLogins, AuditTrail audit) {
        this.members = members;
        this.failedLogins = failedLogins;
        this.audit = audit;
    }

    /**
     * @throws Forbidden when the actor is no operator
     * @throws NotFound when there is no such member
     */
    @Writes
    public void handle(Command command) {
        if (!command.actor.isOperator()) {
            throw new Forbidden();
        }
        Member member = members.find(command.member).orElseThrow(() -> new NotFound("user"));
        failedLogins.forget(member.email());
        audit.record(
                command.actor,
                "identity.member.unlock",
                "member",
                command.member.value().toString(),
                null,
                null);
    }
}
