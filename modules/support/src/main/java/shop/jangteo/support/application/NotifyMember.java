package shop.jangteo.support.application;

import java.time.Clock;
import java.time.Instant;
import shop.jangteo.kernel.Ids;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.support.application.port.MailRoom;
import shop.jangteo.support.domain.notification.Channel;
import shop.jangteo.support.domain.notification.Notice;
import shop.jangteo.support.domain.notification.Notifications;

/** Tells a member something by every channel, once (SU-5). Mail goes out after this transaction. */
@UseCase
public class NotifyMember {

    public record Command(Notice notice) {}

    private final Notifications notifications;
    private final MailRoom mailRoom;
    private final Ids ids;
    private final Clock clock;

    NotifyMember(Notifications notifications, MailRoom mailRoom, Ids ids, Clock clock) {
        this.notifications = notifications;
        this.mailRoom = mailRoom;
        this.ids = ids;
        this.clock = clock;
    }

    @InTransaction
    public void handle(Command command) {
        Instant now = clock.instant();
        for (Channel channel : Channel.values()) {
            notifications.add(ids.next(), command.notice(), channel, now);
        }
        mailRoom.collectAfterCommit();
    }
}
