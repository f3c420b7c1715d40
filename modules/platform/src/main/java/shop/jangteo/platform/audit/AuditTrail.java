package shop.jangteo.platform.audit;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import shop.jangteo.contract.audit.CommandExecuted;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Ids;
import shop.jangteo.platform.web.TraceIds;
import tools.jackson.databind.json.JsonMapper;

/** Tells what operators and sellers do (SU-7), in the transaction that does it. */
@Component
public class AuditTrail {

    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    AuditTrail(ApplicationEventPublisher events, JsonMapper json, Ids ids, Clock clock) {
        this.events = events;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param action dotted: {@code catalog.product.create}
     * @param before what it was, to be kept as JSON; without personal data
     * @param after what it is now, likewise
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            Actor actor,
            String action,
            String targetType,
            String targetId,
            @Nullable Object before,
            @Nullable Object after) {
        events.publishEvent(new CommandExecuted(
                ids.next(),
                clock.instant(),
                actor.memberId(),
                actor.role().name(),
                action,
                targetType,
                targetId,
                before == null ? null : json.writeValueAsString(before),
                after == null ? null : json.writeValueAsString(after),
                remoteAddress(),
                TraceIds.current()));
    }

    private static @Nullable String remoteAddress() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : null;
    }
}
