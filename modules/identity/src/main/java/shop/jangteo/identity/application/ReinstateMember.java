package shop.jangteo.identity.application;

import shop.jangteo.identity.domain.member.Member;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.member.Members;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** An operator lets a suspended member in again. */
@UseCase
public class ReinstateMember {

    public record Command(Actor actor, MemberId member) {}

    private final Members members;
    private final AuditTrail audit;

    ReinstateMember(Members members, AuditTrail audit) {
        this.members = members;
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
        Member member = members.lock(command.member).orElseThrow(() -> new NotFound("user"));
        member.reinstate();
        members.save(member);
        audit.record(
                command.actor,
                "identity.member.reinstate",
                "member",
                command.member.value().toString(),
                null,
                null);
    }
}
