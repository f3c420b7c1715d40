package shop.jangteo.support.application;

import java.time.Clock;
import java.util.UUID;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.support.domain.notification.Notifications;

/** A member has read a notification; again does nothing. */
@UseCase
public class MarkNotificationRead {

    public record Command(Actor member, UUID notificationId) {}

    private final Notifications notifications;
    private final Clock clock;

    MarkNotificationRead(Notifications notifications, Clock clock) {
        this.notifications = notifications;
        this.clock = clock;
    }

    @Writes
    public void handle(Command command) {
        if (!notifications.markRead(command.notificationId(), command.member().memberId(), clock.instant())) {
            throw new NotFound("notification");
        }
    }
}
