package shop.jangteo.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.util.FileSystemUtils;
import shop.jangteo.embedded.MariaDbOptions;
import shop.jangteo.embedded.MariaDbServer;
import shop.jangteo.embedded.RedisServerProcess;
import shop.jangteo.embedded.ReplicatedMariaDb;

/** A primary, a replica and Redis as in production: every acknowledged commit is on disk. Empty at the beginning. */
final class OwnServers implements AutoCloseable {

    private static final String DATABASE_PASSWORD = secret().replaceAll("[^A-Za-z0-9]", "");

    private final ReplicatedMariaDb database;
    private final RedisServerProcess redis;
    private final String parameters;
    private final Map<String, String> secrets = new LinkedHashMap<>();

    /** @param parameters of the JDBC URLs, for the product and the floor alike; may be empty */
    OwnServers(Path home, String parameters) {
        this.parameters = parameters;
        try {
            FileSystemUtils.deleteRecursively(home);
            Files.createDirectories(home);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        database = ReplicatedMariaDb.start(MariaDbOptions.durable(home.resolve("mariadb"), 0, DATABASE_PASSWORD), 0);
        redis = RedisServerProcess.start(home.resolve("redis"), 0);
        secrets.put("jangteo.security.token-keys", "load:" + secret());
        secrets.put("jangteo.security.data-keys", "load:" + secret());
        secrets.put("jangteo.security.index-key", secret());
    }

    Databases databases() {
        return new Databases(primary(), replica(), MariaDbServer.USER, DATABASE_PASSWORD);
    }

    Processors processors() {
        return new Processors()
                .with("primary", database.primary().pid())
                .with("replica", database.replica().pid())
                .with("redis", redis.pid())
                .with("load", ProcessHandle.current().pid());
    }

    String tokenKey() {
        return secrets.getOrDefault("jangteo.security.token-keys", "");
    }

    /** @param recorded by {@link RecordingDriver} */
    Map<String, String> settings(boolean recorded) {
        Map<String, String> settings = new LinkedHashMap<>(secrets);
        settings.put("jangteo.database.primary-url", recorded ? recorded(primary()) : primary());
        settings.put("jangteo.database.replica-url", recorded ? recorded(replica()) : replica());
        settings.put("jangteo.database.username", MariaDbServer.USER);
        settings.put("jangteo.database.password", DATABASE_PASSWORD);
        settings.put("jangteo.redis.url", redis.url());
        return settings;
    }

    private String primary() {
        return database.primary().jdbcUrl("platform") + "?createDatabaseIfNotExist=true" + parameters;
    }

    private String replica() {
        return database.replica().jdbcUrl("platform") + "?" + RecordingDriver.REPLICA + parameters;
    }

    private static String recorded(String url) {
        return RecordingDriver.PREFIX + url.substring("jdbc:".length());
    }

    private static String secret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void close() {
        redis.close();
        database.close();
    }
}
