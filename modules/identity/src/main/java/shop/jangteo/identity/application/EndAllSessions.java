package shop.jangteo.identity.application;

import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.member.Members;
import shop.jangteo.identity.domain.session.Sessions;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** A member logs out everywhere. Locks the member, so that no log-in slips through. */
@UseCase
public class EndAllSessions {

    public record Command(Actor actor) {}

    private final Members members;
    private final Sessions sessions;

    EndAllSessions(Members members, Sessions sessions) {
        this.members = members;
        this.sessions = sessions;
    }

    @Writes
    public void handle(Command command) {
        var member = new MemberId(command.actor.memberId());
        members.lock(member);
        sessions.endAll(member);
    }
}
