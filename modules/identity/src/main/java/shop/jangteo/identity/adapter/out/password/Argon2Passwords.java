package shop.jangteo.identity.adapter.out.password;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import shop.jangteo.identity.application.port.Passwords;
import shop.jangteo.identity.domain.IdentityRuleBroken.TooManyLogins;
import shop.jangteo.identity.domain.member.PasswordHash;
import shop.jangteo.identity.domain.member.RawPassword;

/**
 * Argon2id (OWASP's second set of parameters by default: 19 MiB, two passes). A hash carries its parameters, so they can
 * change without anybody noticing. So many hashes at once and no more: each takes its memory and a core.
 */
@Component
@EnableConfigurationProperties(HashingProperties.class)
class Argon2Passwords implements Passwords {

    private static final String ALGORITHM = "argon2@SpringSecurity_v5_8";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;

    private final PasswordEncoder encoder;
    private final PasswordHash nobodys;
    private final Semaphore turns;
    private final long patienceMillis;

    Argon2Passwords(HashingProperties properties) {
        encoder = new DelegatingPasswordEncoder(
                ALGORITHM,
                Map.of(
                        ALGORITHM,
                        new Argon2PasswordEncoder(
                                SALT_BYTES, HASH_BYTES, LANES, properties.memoryKib(), properties.iterations())));
        turns = new Semaphore(properties.concurrency(), true);
        patienceMillis = properties.patience().toMillis();
        nobodys = hash(new RawPassword("nobody logs in by this"));
    }

    @Override
    public PasswordHash hash(RawPassword password) {
        return new PasswordHash(inTurn(() -> Objects.requireNonNull(encoder.encode(password.value()))));
    }

    @Override
    public boolean matches(RawPassword password, Optional<PasswordHash> hash) {
        boolean equal = inTurn(
                () -> encoder.matches(password.value(), hash.orElse(nobodys).value()));
        return equal && hash.isPresent();
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS)) {
                throw new TooManyLogins();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TooManyLogins();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
