package shop.jangteo.identity.application;

import java.time.Clock;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.session.SessionId;
import shop.jangteo.identity.domain.session.Sessions;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** Logs a member out on one device. */
@UseCase
public class EndSession {

    public record Command(Actor actor, MemberId member, SessionId session) {}

    private final Sessions sessions;
    private final AuditTrail audit;
    private final Clock clock;

    EndSession(Sessions sessions, AuditTrail audit, Clock clock) {
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws NotFound when the member has no such session going on, or is none of the actor's business */
    @Writes
    public void handle(Command command) {
        if (!command.actor.mayActFor(command.member.value())
                || !sessions.end(command.member, command.session, clock.instant())) {
            throw new NotFound("session");
        }
        if (!command.actor.is(command.member.value())) {
            audit.record(
                    command.actor,
                    "identity.session.end",
                    "session",
                    command.session.value().toString(),
                    null,
                    null);
        }
    }
}
