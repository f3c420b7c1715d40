package shop.jangteo.identity.application;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import shop.jangteo.identity.domain.member.Member;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.member.Members;
import shop.jangteo.identity.domain.session.Sessions;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/**
 * An operator gives a member another role. The member has to log in anew: its access tokens still tell the former role.
 * Nobody changes its own role, so that there is always an operator left.
 */
@UseCase
public class ChangeRole {

    /** @param brand what a seller acts for */
    public record Command(Actor actor, MemberId member, Role role, Optional<UUID> brand) {}

    private final Members members;
    private final Sessions sessions;
    private final AuditTrail audit;

    ChangeRole(Members members, Sessions sessions, AuditTrail audit) {
        this.members = members;
        this.sessions = sessions;
        this.audit = audit;
    }

    /**
     * @throws Forbidden when the actor is no operator, or means itself
     * @throws NotFound when there is no such member
     * @throws InvalidField when the brand is missing or has no place
     */
    @Writes
    public void handle(Command command) {
        if (!command.actor.isOperator() || command.actor.is(command.member.value())) {
            throw new Forbidden();
        }
        Member member = members.lock(command.member).orElseThrow(() -> new NotFound("user"));
        Object before = standing(member);
        member.changeRole(command.role, command.brand);
        members.save(member);
        sessions.endAll(command.member);
        audit.record(
                command.actor,
                "identity.member.change-role",
                "member",
                command.member.value().toString(),
                before,
                standing(member));
    }

    private static Map<String, String> standing(Member member) {
        return member.brand()
                .map(brand -> Map.of("role", member.role().name(), "brandId", brand.toString()))
                .orElseGet(() -> Map.of("role", member.role().name()));
    }
}
