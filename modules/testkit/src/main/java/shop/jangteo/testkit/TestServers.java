package shop.jangteo.testkit;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import shop.jangteo.embedded.RedisServerProcess;

/** One database and one Redis for the tests of a JVM, gone with it. */
public final class TestServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final class Running {
        static final TestDatabase DATABASE = TestDatabase.start();
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
                                Running.DATABASE.url(),
                                "jangteo.database.username",
                                Running.DATABASE.username(),
                                "jangteo.database.password",
                                Running.DATABASE.password(),
                                "jangteo.redis.url",
                                Running.REDIS.url())));
    }
}
