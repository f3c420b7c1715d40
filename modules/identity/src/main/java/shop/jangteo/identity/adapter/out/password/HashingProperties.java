package shop.jangteo.identity.adapter.out.password;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a password's hash costs.
 *
 * @param memoryKib memory of one Argon2id hash, KiB
 * @param iterations passes of one Argon2id hash
 * @param concurrency hashes at once
 * @param patience how long a hash waits for its turn
 */
@ConfigurationProperties("identity.password")
record HashingProperties(
        @DefaultValue("19456") int memoryKib,
        @DefaultValue("2") int iterations,
        @DefaultValue("2") int concurrency,
        @DefaultValue("10s") Duration patience) {}
