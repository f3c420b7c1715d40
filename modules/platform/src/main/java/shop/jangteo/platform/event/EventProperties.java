package shop.jangteo.platform.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events that a listener failed on are delivered again.
 *
 * @param mostAttempts after so many the event waits for an operator
 * @param firstRetry after the first failure; doubled after each further one, at most an hour
 * @param listenerThreads how many after-commit listeners run at once on an instance
 * @param outwardListenerThreads how many more of those that wait for somebody outside the shop; fewer than may call him
 * @param inboxKept how long it is known which listener has handled which event
 */
@ConfigurationProperties("jangteo.events")
public record EventProperties(
        @DefaultValue("10") int mostAttempts,
        @DefaultValue("5s") Duration firstRetry,
        @DefaultValue("6") int listenerThreads,
        @DefaultValue("8") int outwardListenerThreads,
        @DefaultValue("28d") Duration inboxKept) {

    Duration retryAfter(int attempts) {
        Duration wait = firstRetry.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 10));
        return wait.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1) : wait;
    }
}
