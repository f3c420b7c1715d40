package shop.jangteo.platform.event;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.reflect.MethodSignature;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import shop.jangteo.kernel.PublishedEvent;
import shop.jangteo.platform.persistence.Uuids;

/**
 * Lets each after-commit listener do its work once for an event, however often the event is delivered: the row that says
 * so is written in the listener's own transaction (ADR-0006). Runs inside that transaction, hence the order.
 */
@Aspect
@Component
@Order(Inbox.INSIDE_THE_TRANSACTION)
class Inbox {

    static final int INSIDE_THE_TRANSACTION = 100;

    private final JdbcClient jdbc;
    private final Publications publications;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Publications publications, Clock clock) {
        this.jdbc = jdbc;
        this.publications = publications;
        this.clock = clock;
    }

    @Around("@annotation(listener) && args(event)")
    @Nullable
    Object once(ProceedingJoinPoint call, ApplicationModuleListener listener, PublishedEvent event) throws Throwable {
        int first = jdbc.sql(
                        "insert ignore into platform.event_inbox (listener, event_id, handled_at) values (?, ?, ?)")
                .param(nameOf(listener, call))
                .param(Uuids.toBytes(event.eventId()))
                .param(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        Object result = first == 1 ? call.proceed() : null;
        publications.leave();
        return result;
    }

    private static String nameOf(ApplicationModuleListener listener, ProceedingJoinPoint call) {
        if (!listener.id().isEmpty()) {
            return listener.id();
        }
        MethodSignature method = (MethodSignature) call.getSignature();
        return method.getDeclaringType().getSimpleName() + "." + method.getName();
    }
}
