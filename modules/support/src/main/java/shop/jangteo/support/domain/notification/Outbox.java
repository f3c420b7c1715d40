package shop.jangteo.support.domain.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Mail to be sent. Each operation is a single conditional statement, so that several instances may work on it at once and
 * none holds a transaction while a mail server answers.
 */
public interface Outbox {

    /** What is due, longest waiting first: not yet tried, to be tried again, or left behind by an instance that died. */
    List<UUID> due(Instant now, int most);

    /** Null when another instance was faster. Nobody else claims it before {@code until}. */
    @Nullable
    DueMail claim(UUID id, Instant now, Instant until);

    void sent(DueMail mail, Instant now);

    /** @param retryAt null when it is given up */
    void failed(DueMail mail, String reason, @Nullable Instant retryAt);
}
