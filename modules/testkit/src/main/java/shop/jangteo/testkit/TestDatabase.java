package shop.jangteo.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.testcontainers.mysql.MySQLContainer;
import shop.jangteo.embedded.MariaDbServer;

/**
 * The database of a context's tests, chosen by {@code -Dshop.db}: {@code mariadb} (embedded), {@code docker} (MySQL 8 by
 * Testcontainers), {@code mysql} (a running server named by {@code shop.db.url}, {@code shop.db.username} and
 * {@code shop.db.password}) or {@code auto}: Docker when it answers, else MariaDB.
 *
 * @param url JDBC URL whose default schema is {@code platform}
 */
record TestDatabase(String url, String username, String password) {

    static TestDatabase start() {
        return switch (setting("shop.db", "auto")) {
            case "auto" -> dockerAnswers() ? container() : embedded();
            case "mariadb" -> embedded();
            case "docker" -> container();
            case "mysql" ->
                new TestDatabase(
                        setting("shop.db.url", null),
                        setting("shop.db.username", "root"),
                        setting("shop.db.password", ""));
            case String other ->
                throw new IllegalArgumentException("shop.db is auto, mariadb, docker or mysql, not " + other);
        };
    }

    private static TestDatabase embedded() {
        MariaDbServer server = MariaDbServer.throwAway();
        return new TestDatabase(
                server.jdbcUrl("platform") + "?createDatabaseIfNotExist=true", MariaDbServer.USER, server.password());
    }

    // The container lives as long as the JVM; Testcontainers removes it afterwards.
    @SuppressWarnings("resource")
    private static TestDatabase container() {
        var mysql = new MySQLContainer("mysql:8.4")
                .withDatabaseName("platform")
                .withUsername("root")
                .withPassword("test")
                .withCommand(
                        "--character-set-server=utf8mb4", "--default-time-zone=+00:00", "--innodb-lock-wait-timeout=5");
        mysql.start();
        return new TestDatabase(mysql.getJdbcUrl(), mysql.getUsername(), mysql.getPassword());
    }

    private static boolean dockerAnswers() {
        return System.getenv("DOCKER_HOST") != null || Files.isReadable(Path.of("/var/run/docker.sock"));
    }

    private static String setting(String name, @Nullable String otherwise) {
        String value = System.getProperty(name, otherwise);
        if (value == null) {
            throw new IllegalArgumentException("-D" + name + " is missing");
        }
        return value;
    }
}
