package shop.jangteo.platform.persistence;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the databases are.
 *
 * @param primaryUrl JDBC URL of the server that takes writes, with {@code platform} as its default schema
 * @param replicaUrl JDBC URL of a server that follows it; without one the primary serves reads too
 * @param primaryPoolSize connections of one instance at most: a request that has to queue for each of its transactions
 *     waits longest; times instances it stays below the server's limit of connections
 * @param freshnessWait how long a read of somebody who has just written waits for the replica before it goes to the
 *     primary
 * @param maximumLag a replica that is further behind gets no reads at all
 * @param replicaCheck how often the replica is asked whether it is well
 */
@ConfigurationProperties("jangteo.database")
public record DatabaseProperties(
        String primaryUrl,
        @Nullable String replicaUrl,
        String username,
        String password,
        @DefaultValue("48") int primaryPoolSize,
        @DefaultValue("12") int replicaPoolSize,
        @DefaultValue("20ms") Duration freshnessWait,
        @DefaultValue("5s") Duration maximumLag,
        @DefaultValue("1s") Duration replicaCheck) {}
