package shop.jangteo.testkit;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import shop.jangteo.embedded.MariaDbServer;
import shop.jangteo.embedded.RedisServerProcess;

/** One MariaDB and one Redis for the tests of a JVM, gone with it. */
public final class TestServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final class Running {
        static final MariaDbServer DATABASE = MariaDbServer.throwAway();
        static final RedisServerProcess REDIS = RedisServerProcess.throwAway();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test servers",
                        Map.of(
                                "jangteo.database.primary-url",
                                Running.DATABASE.jdbcUrl("platform") + "?createDatabaseIfNotExist=true",
                                "jangteo.database.username",
                                MariaDbServer.USER,
                                "jangteo.database.password",
                                Running.DATABASE.password(),
                                "jangteo.redis.url",
                                Running.REDIS.url())));
    }
}
