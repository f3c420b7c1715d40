package shop.jangteo.identity.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.identity.adapter.query.SessionList;
import shop.jangteo.identity.adapter.query.SessionList.SessionView;
import shop.jangteo.identity.application.EndSession;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.session.SessionId;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.security.MemberToken;
import shop.jangteo.platform.web.MemberRef;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;

@RestController
@RequestMapping("/api/users/{userId}/sessions")
@Tag(name = "sessions", description = "The devices a member is logged in on")
class SessionsController {

    private final EndSession endSession;
    private final SessionList sessions;

    SessionsController(EndSession endSession, SessionList sessions) {
        this.endSession = endSession;
        this.sessions = sessions;
    }

    @GetMapping
    @Operation(summary = "The devices a member is logged in on, the latest used first")
    Page<SessionView> list(@PathVariable("userId") MemberRef user, MemberToken token, Paging paging) {
        return sessions.of(user.resolve(token.actor()), token.sessionId(), paging);
    }

    @DeleteMapping("/{sessionId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Log out on one device")
    void end(@PathVariable("userId") MemberRef user, @PathVariable("sessionId") UUID session, Actor actor) {
        endSession.handle(new EndSession.Command(actor, new MemberId(user.resolve(actor)), new SessionId(session)));
    }
}
