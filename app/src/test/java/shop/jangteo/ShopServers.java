package shop.jangteo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import shop.jangteo.embedded.MariaDbServer;
import shop.jangteo.embedded.RedisServerProcess;
import shop.jangteo.embedded.ReplicatedMariaDb;

/** The servers that the tests of the whole shop share. */
public final class ShopServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final class Running {
        static final ReplicatedMariaDb DATABASE = ReplicatedMariaDb.throwAway();
        static final RedisServerProcess REDIS = RedisServerProcess.throwAway();
    }

    public static ReplicatedMariaDb database() {
        return Running.DATABASE;
    }

    public static RedisServerProcess redis() {
        return Running.REDIS;
    }

    /** The settings by which a shop, in this JVM or another, uses the given servers. */
    public static Map<String, String> settings(ReplicatedMariaDb database, RedisServerProcess redis) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                "jangteo.database.primary-url",
                database.primary().jdbcUrl("platform") + "?createDatabaseIfNotExist=true");
        settings.put("jangteo.database.replica-url", database.replica().jdbcUrl("platform"));
        settings.put("jangteo.database.username", MariaDbServer.USER);
        settings.put("jangteo.database.password", database.primary().password());
        settings.put("jangteo.redis.url", redis.url());
        settings.put("jangteo.jobs.enabled", "true");
        settings.put("jangteo.payment.mock.webhook-secret", "what-only-the-provider-knows");
        return settings;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("shop servers", Map.copyOf(settings(database(), redis()))));
    }
}
