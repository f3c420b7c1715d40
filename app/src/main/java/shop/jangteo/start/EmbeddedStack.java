package shop.jangteo.start;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;
import shop.jangteo.embedded.MariaDbOptions;
import shop.jangteo.embedded.MariaDbServer;
import shop.jangteo.embedded.RedisServerProcess;
import shop.jangteo.embedded.ReplicatedMariaDb;

/**
 * In the demo profile the shop brings its own servers: MariaDB as primary and replica and Redis, all on this machine, with
 * their data and the demo's own random secrets under {@code .jangteo/}. {@code --fresh} empties it first.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class EmbeddedStack implements EnvironmentPostProcessor {

    private static final String HOME = "jangteo.embedded.home";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.matchesProfiles("demo") || environment.containsProperty("jangteo.database.primary-url")) {
            return;
        }
        refuseTakenPort(environment.getProperty("server.port", Integer.class, 8080));
        Path home = Path.of(environment.getProperty(HOME, ".jangteo")).toAbsolutePath();
        prepare(home, environment.containsProperty("fresh"));
        DemoSecrets secrets = DemoSecrets.in(home);
        ReplicatedMariaDb database = ReplicatedMariaDb.start(
                MariaDbOptions.durable(home.resolve("mariadb"), 0, secrets.databasePassword()), 0);
        SpringApplication.getShutdownHandlers().add(database::close);
        RedisServerProcess redis = RedisServerProcess.start(home.resolve("redis"), 0);
        SpringApplication.getShutdownHandlers().add(redis::close);

        Map<String, Object> settings = new LinkedHashMap<>(secrets.settings());
        settings.put(
                "jangteo.database.primary-url",
                database.primary().jdbcUrl("platform") + "?createDatabaseIfNotExist=true");
        settings.put("jangteo.database.replica-url", database.replica().jdbcUrl("platform"));
        settings.put("jangteo.database.username", MariaDbServer.USER);
        settings.put("jangteo.database.password", secrets.databasePassword());
        settings.put("jangteo.redis.url", redis.url());
        environment.getPropertySources().addFirst(new MapPropertySource("embedded stack", settings));
    }

    private static void refuseTakenPort(int port) {
        if (port == 0) {
            return;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException taken) {
            throw new StartRefused(PlainFailure.portTaken(port));
        }
    }

    private static void prepare(Path home, boolean fresh) {
        try {
            if (fresh) {
                FileSystemUtils.deleteRecursively(home);
            }
            Files.createDirectories(home);
            Path probe = Files.createTempFile(home, "write", ".probe");
            Files.delete(probe);
        } catch (IOException notWritable) {
            throw new StartRefused("the folder " + home
                    + " can't be written; make it writable or choose another one with JANGTEO_EMBEDDED_HOME.");
        }
    }
}
