package shop.jangteo.identity.adapter.out.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.identity.domain.IdentityRuleBroken.TooManyLogins;
import shop.jangteo.identity.domain.member.PasswordHash;
import shop.jangteo.identity.domain.member.RawPassword;

@DisplayName("ID-12: passwords are hashed by Argon2id")
class Argon2PasswordsTests {

    private static Argon2Passwords passwords(int memoryKib, int concurrency, Duration patience) {
        return new Argon2Passwords(new HashingProperties(memoryKib, 2, concurrency, patience));
    }

    private final Argon2Passwords passwords = passwords(64, 2, Duration.ofSeconds(10));

    @Test
    void theWholePasswordCounts() {
        String seventyTwo = "0123456789ab".repeat(6);
        PasswordHash hash = passwords.hash(new RawPassword(seventyTwo + "x"));

        assertThat(hash.value()).startsWith("{argon2@SpringSecurity_v5_8}$argon2id$v=19$m=64,t=2,p=1$");
        assertThat(passwords.matches(new RawPassword(seventyTwo + "x"), Optional.of(hash)))
                .isTrue();
        assertThat(passwords.matches(new RawPassword(seventyTwo + "y"), Optional.of(hash)))
                .isFalse();
        assertThat(hash).isNotEqualTo(passwords.hash(new RawPassword(seventyTwo + "x")));
    }

    @Test
    void nobodyHasNoPassword() {
        assertThat(passwords.matches(new RawPassword("nobody logs in by this"), Optional.empty()))
                .isFalse();
    }

    @Test
    void aHashThatWasMadeWithOtherParametersStillMatches() {
        PasswordHash old = passwords(32, 1, Duration.ofSeconds(10)).hash(new RawPassword("correct horse"));

        assertThat(passwords.matches(new RawPassword("correct horse"), Optional.of(old)))
                .isTrue();
    }

    @Test
    void moreThanTheMachineBearsIsRefusedInsteadOfPilingUp() {
        Argon2Passwords impatient = passwords(16_384, 1, Duration.ZERO);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            var all = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> impatient.hash(new RawPassword("correct horse"))))
                    .toList();
            assertThatThrownBy(() -> {
                        for (var one : all) {
                            one.get();
                        }
                    })
                    .hasCauseInstanceOf(TooManyLogins.class);
        }
    }
}
