package shop.jangteo.support.domain.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SU-5: mail that can't be sent")
class MailPolicyTests {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    private final MailPolicy policy = new MailPolicy(4, Duration.ofMinutes(1), Duration.ofMinutes(2), Locale.KOREAN);

    @Test
    void isTriedEverMoreSlowly() {
        assertThat(policy.nextAttempt(1, NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
        assertThat(policy.nextAttempt(2, NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(4)));
        assertThat(policy.nextAttempt(3, NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(16)));
    }

    @Test
    void isGivenUpInTheEnd() {
        assertThat(policy.nextAttempt(4, NOW)).isNull();
        assertThat(policy.nextAttempt(5, NOW)).isNull();
    }
}
