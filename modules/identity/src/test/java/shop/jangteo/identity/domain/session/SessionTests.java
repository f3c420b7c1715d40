package shop.jangteo.identity.domain.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.identity.domain.member.MemberId;

class SessionTests {

    private static String deviceOf(String saysItself) {
        return new Session(
                        new SessionId(UUID.randomUUID()),
                        new MemberId(UUID.randomUUID()),
                        saysItself,
                        Instant.EPOCH,
                        Instant.EPOCH)
                .device();
    }

    @Test
    void aDeviceIsOneShortPrintableLine() {
        assertThat(deviceOf("Mozilla/5.0\r\nX-Evil: 1\0")).isEqualTo("Mozilla/5.0 X-Evil: 1");
        assertThat(deviceOf("👍".repeat(300))).isEqualTo("👍".repeat(255));
        assertThat(deviceOf("")).isEmpty();
    }

    @Test
    @DisplayName("ID-3: a refresh token is 256 random bits, and only its digest is kept")
    void aRefreshTokenIsRandomAndKeptAsItsDigest() {
        var token = RefreshToken.random(new SecureRandom());

        assertThat(Base64.getUrlDecoder().decode(token.value())).hasSize(32);
        assertThat(token).isNotEqualTo(RefreshToken.random(new SecureRandom()));
        assertThat(token.digest()).hasSize(32).isEqualTo(new RefreshToken(token.value()).digest());
        assertThat(token.toString()).doesNotContain(token.value());
    }
}
