package shop.jangteo.support.domain.notification;

import java.time.Instant;
import java.util.UUID;

/** What members were told and are going to be told. */
public interface Notifications {

    /** Does nothing when the member has had this notice by this channel. */
    void add(UUID id, Notice notice, Channel channel, Instant now);

    /** False when the member has no such notification; one that was read before keeps its time. */
    boolean markRead(UUID id, UUID memberId, Instant now);
}
