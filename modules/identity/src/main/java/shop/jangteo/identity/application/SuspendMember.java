package shop.jangteo.identity.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.jangteo.identity.domain.Fields;
import shop.jangteo.identity.domain.PlainText;
import shop.jangteo.identity.domain.member.Member;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.member.Members;
import shop.jangteo.identity.domain.session.Sessions;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** An operator puts a member out: its sessions end and it can't log in. */
@UseCase
public class SuspendMember {

    private static final int LONGEST_REASON = 200;

    /** @param until when it ends by itself; null when only an operator ends it */
    public record Command(
            Actor actor,
            MemberId member,
            @Nullable String reason,
            @Nullable Instant until) {}

    private final Members members;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final Clock clock;

    SuspendMember(Members members, Sessions sessions, AuditTrail audit, Clock clock) {
        this.members = members;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws Forbidden when the actor is no operator, or means itself
     * @throws NotFound when there is no such member
     * @throws InvalidField when there is no reason, or the end isn't in the future
     */
    @Writes
    public void handle(Command command) {
        if (!command.actor.isOperator() || command.actor.is(command.member.value())) {
            throw new Forbidden();
        }
        var fields = new Fields();
        Optional<String> reason = fields.required("reason", command.reason, text -> PlainText.of(text, LONGEST_REASON));
        fields.check();
        Instant now = clock.instant();
        Member member = members.lock(command.member).orElseThrow(() -> new NotFound("user"));
        member.suspend(reason.orElseThrow(), Optional.ofNullable(command.until), now);
        members.save(member);
        sessions.endAll(command.member);
        audit.record(
                command.actor,
                "identity.member.suspend",
                "member",
                command.member.value().toString(),
                null,
                Map.of("reason", reason.orElseThrow(), "until", String.valueOf(command.until)));
    }
}
