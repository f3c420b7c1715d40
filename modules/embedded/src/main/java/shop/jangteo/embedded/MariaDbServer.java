package shop.jangteo.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MariaDB server in a process of its own that listens on 127.0.0.1 and ends with this JVM.
 *
 * <p>{@link #USER} may do everything with data and schemas and read the replication state, but has neither SUPER nor
 * READ ONLY ADMIN, so that a replica refuses its writes. Failures are {@link EmbeddedServerFailed}.
 */
public final class MariaDbServer implements AutoCloseable {

    /** The account of the product. */
    public static final String USER = "jangteo";

    static final String REPLICATION_USER = "repl";
    private static final String ADMIN = "jangteo_admin";

    private static final Logger log = LoggerFactory.getLogger(MariaDbServer.class);
    private static final Duration START_PATIENCE = Duration.ofSeconds(120);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
    private static final int FREE_PORT_ATTEMPTS = 3;

    private final MariaDbOptions options;
    private final boolean readOnly;
    private final boolean throwAway;
    private final MariaDbDistribution distribution;
    private final String secret = randomSecret();
    private int port;
    private @Nullable ServerProcess process;
    private @Nullable FolderLock lock;

    private MariaDbServer(MariaDbOptions options, boolean readOnly, boolean throwAway) {
        this.options = options;
        this.readOnly = readOnly;
        this.throwAway = throwAway;
        this.distribution = MariaDbDistribution.ready();
        this.port = options.port();
    }

    /** Starts on the folder's existing data or on an empty database. */
    public static MariaDbServer start(MariaDbOptions options) {
        return started(new MariaDbServer(options, false, false));
    }

    /** Starts a read-only server that a replication fills. */
    static MariaDbServer startReplica(MariaDbOptions options) {
        return started(new MariaDbServer(options, true, false));
    }

    /** Starts a FAST server with a binary log on a free port, in a folder that goes with it. */
    public static MariaDbServer throwAway() {
        MariaDbOptions options =
                MariaDbOptions.fast(ThrowAwayFolders.create("mariadb")).withBinlog(true);
        return started(new MariaDbServer(options, false, true));
    }

    private static MariaDbServer started(MariaDbServer server) {
        server.restart();
        return server;
    }

    /** Starts again after {@link #close()}, {@link #kill()} or a crash: same port, same data, same password. */
    public synchronized void restart() {
        if (isRunning()) {
            throw new EmbeddedServerFailed("MariaDB in " + options.home() + " is running already.");
        }
        end(ServerProcess::kill);
        Path home = Folders.writable(options.home());
        FolderLock taken = FolderLock.take(home);
        try {
            taken.awaitRemnant("mariadbd");
            prepare(home);
            process = port == 0 ? launchOnFreePort(home, taken) : launch(home, taken, port);
            lock = taken;
            log.debug("{} listens on 127.0.0.1:{}", options, port);
        } finally {
            if (lock == null) {
                taken.release();
            }
        }
    }

    private void prepare(Path home) {
        Folders.delete(home.resolve("tmp"));
        Folders.writable(home.resolve("tmp"));
        if (!Files.exists(home.resolve("data"))) {
            Folders.copyWhole(distribution.template(), home.resolve("data"));
        }
    }

    private ServerProcess launchOnFreePort(Path home, FolderLock taken) {
        for (int attempt = 1; ; attempt++) {
            try {
                return launch(home, taken, Ports.free());
            } catch (EmbeddedServerFailed e) {
                // Somebody may take the port between the probe and the start.
                boolean lostRace = e.getMessage() != null && e.getMessage().contains("Address already in use");
                if (!lostRace || attempt == FREE_PORT_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private ServerProcess launch(Path home, FolderLock taken, int onPort) {
        Ports.requireFree(onPort, "MariaDB");
        Path accounts = writeAccounts(home);
        try {
            ServerProcess launched =
                    ServerProcess.start("mariadb-" + options.serverId(), command(home, accounts, onPort), log(home));
            taken.rememberServer(launched.pid());
            launched.awaitReady("ready for connections", START_PATIENCE);
            port = onPort;
            return launched;
        } finally {
            deleteQuietly(accounts);
        }
    }

    private static Path log(Path home) {
        return home.resolve("server.log");
    }

    private List<String> command(Path home, Path accounts, int onPort) {
        List<String> command = new ArrayList<>(distribution.commonFlags());
        command.addAll(List.of(
                "--datadir=" + home.resolve("data"),
                // A starting server deletes the #sql files of its tmpdir, so servers must not share one.
                "--tmpdir=" + home.resolve("tmp"),
                "--bind-address=127.0.0.1",
                "--port=" + onPort,
                // Relative to the data directory: the full path may exceed what a socket's name can hold.
                "--socket=mariadb.sock",
                "--pid-file=mariadbd.pid",
                "--init-file=" + accounts,
                "--server-id=" + options.serverId(),
                "--skip-name-resolve",
                "--skip-slave-start",
                "--performance-schema=OFF",
                "--character-set-server=utf8mb4",
                "--default-time-zone=+00:00",
                "--transaction-isolation=READ-COMMITTED",
                "--innodb-snapshot-isolation=OFF",
                "--innodb-lock-wait-timeout=5",
                "--innodb-buffer-pool-size=" + options.bufferPoolMegabytes() + "M",
                "--max-connections=400"));
        command.addAll(options.durability().flags());
        if (options.binlog()) {
            command.addAll(List.of(
                    "--log-bin=binlog", "--binlog-format=ROW", "--gtid-strict-mode=ON", "--log-slave-updates=ON"));
        }
        if (readOnly) {
            command.addAll(List.of("--read-only=ON", "--relay-log=relay", "--relay-log-recovery=ON"));
        }
        return command;
    }

    /** The accounts are set at each start and never replicated. One statement per line, as an init file wants it. */
    private Path writeAccounts(Path home) {
        List<String> lines = List.of(
                "SET sql_log_bin=0;",
                account(ADMIN, secret),
                "GRANT ALL PRIVILEGES ON *.* TO '" + ADMIN + "'@'127.0.0.1';",
                account(REPLICATION_USER, secret),
                "GRANT REPLICATION SLAVE ON *.* TO '" + REPLICATION_USER + "'@'127.0.0.1';",
                account(USER, options.password()),
                "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES, TRIGGER,"
                        + " CREATE VIEW, SHOW VIEW, CREATE ROUTINE, ALTER ROUTINE, EXECUTE, EVENT, LOCK TABLES,"
                        + " CREATE TEMPORARY TABLES, DELETE HISTORY, SHOW DATABASES, PROCESS, RELOAD,"
                        + " BINLOG MONITOR, SLAVE MONITOR ON *.* TO '" + USER + "'@'127.0.0.1';",
                "FLUSH PRIVILEGES;");
        Path file = home.resolve("accounts.sql");
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new EmbeddedServerFailed("The folder " + home + " cannot be written to.", e);
        }
    }

    private static String account(String name, String password) {
        String quoted = password.replace("\\", "\\\\").replace("'", "\\'");
        return "CREATE OR REPLACE USER '" + name + "'@'127.0.0.1' IDENTIFIED BY '" + quoted + "';";
    }

    private static String randomSecret() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("{} could not be deleted: {}", file, e.toString());
        }
    }

    /** URL of one schema, or of none when the name is empty; connect as {@link #USER} with {@link #password()}. */
    public String jdbcUrl(String schema) {
        return "jdbc:mariadb://127.0.0.1:" + port() + "/" + schema;
    }

    public synchronized int port() {
        return port;
    }

    /** Password of {@link #USER}. */
    public String password() {
        return options.password();
    }

    public MariaDbOptions options() {
        return options;
    }

    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Process id of the server, for tests that look at it from outside. */
    public synchronized long pid() {
        if (process == null) {
            throw new EmbeddedServerFailed("MariaDB in " + options.home() + " is not running.");
        }
        return process.pid();
    }

    /** A connection that may do everything; the caller closes it. */
    Connection openAdminConnection() throws SQLException {
        var login = new Properties();
        login.setProperty("user", ADMIN);
        login.setProperty("password", secret);
        return DriverManager.getConnection(jdbcUrl(""), login);
    }

    /** Secret of {@link #REPLICATION_USER} on this server. */
    String replicationSecret() {
        return secret;
    }

    /** Clean shutdown; returns when the server is gone. Harmless when it is gone already. */
    @Override
    public synchronized void close() {
        if (throwAway) {
            // What is deleted anyway need not be flushed first.
            end(ServerProcess::kill);
            Folders.delete(options.home());
        } else {
            end(running -> running.stop(STOP_PATIENCE));
        }
    }

    /** The server dies on the spot (SIGKILL), as in a crash. */
    public synchronized void kill() {
        end(ServerProcess::kill);
    }

    private void end(Consumer<ServerProcess> how) {
        if (process != null) {
            how.accept(process);
            process = null;
        }
        if (lock != null) {
            lock.release();
            lock = null;
        }
    }
}
