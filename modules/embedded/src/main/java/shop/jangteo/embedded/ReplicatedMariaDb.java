package shop.jangteo.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A primary and a replica that follows it by GTID. Started over existing folders the replica resumes where it stopped.
 *
 * <p>The primary's binary log is never purged: it is what a lost replica is rebuilt from.
 */
public final class ReplicatedMariaDb implements AutoCloseable {

    private final MariaDbServer primary;
    private final MariaDbServer replica;
    private final @Nullable Path throwAwayHome;

    private ReplicatedMariaDb(MariaDbServer primary, MariaDbServer replica, @Nullable Path throwAwayHome) {
        this.primary = primary;
        this.replica = replica;
        this.throwAwayHome = throwAwayHome;
    }

    /**
     * Starts both servers and the replication between them.
     *
     * @param options of the primary; its home becomes the parent of the folders primary and replica, and the replica
     *     takes everything else from it but the server id, the binary log and what only a primary has to flush
     * @param replicaPort TCP port of the replica, 0 for a free one
     */
    public static ReplicatedMariaDb start(MariaDbOptions options, int replicaPort) {
        return start(options, replicaPort, null);
    }

    /** Starts a FAST pair on free ports, in a folder that goes with it. */
    public static ReplicatedMariaDb throwAway() {
        Path home = ThrowAwayFolders.create("replicated");
        return start(MariaDbOptions.fast(home), 0, home);
    }

    private static ReplicatedMariaDb start(MariaDbOptions options, int replicaPort, @Nullable Path throwAwayHome) {
        MariaDbOptions first = in(options.home().resolve("primary"), options).withBinlog(true);
        MariaDbOptions second = in(options.home().resolve("replica"), options)
                .withBinlog(false)
                .withDurability(options.durability().ofReplica())
                .withServerId(options.serverId() + 1)
                .withPort(replicaPort);
        CompletableFuture<MariaDbServer> primary = CompletableFuture.supplyAsync(() -> MariaDbServer.start(first));
        CompletableFuture<MariaDbServer> replica =
                CompletableFuture.supplyAsync(() -> MariaDbServer.startReplica(second));
        try {
            var pair = new ReplicatedMariaDb(primary.join(), replica.join(), throwAwayHome);
            pair.follow();
            return pair;
        } catch (CompletionException | EmbeddedServerFailed e) {
            closeIfStarted(replica);
            closeIfStarted(primary);
            throw e.getCause() instanceof EmbeddedServerFailed failure ? failure : e;
        }
    }

    private static MariaDbOptions in(Path home, MariaDbOptions options) {
        return new MariaDbOptions(
                home,
                options.port(),
                options.serverId(),
                options.durability(),
                options.bufferPoolMegabytes(),
                options.binlog(),
                options.password());
    }

    private static void closeIfStarted(CompletableFuture<MariaDbServer> start) {
        start.handle((server, failure) -> {
                    if (server != null) {
                        server.close();
                    }
                    return null;
                })
                .join();
    }

    /** Naming the primary anew keeps the replica's GTID position; only relay logs not yet applied are fetched again. */
    private void follow() {
        onReplica("STOP SLAVE");
        onReplica("CHANGE MASTER TO MASTER_HOST='127.0.0.1', MASTER_PORT=" + primary.port() + ", MASTER_USER='"
                + MariaDbServer.REPLICATION_USER + "', MASTER_PASSWORD='" + primary.replicationSecret()
                + "', MASTER_USE_GTID=slave_pos, MASTER_CONNECT_RETRY=1, MASTER_SSL=0");
        onReplica("START SLAVE");
    }

    public MariaDbServer primary() {
        return primary;
    }

    public MariaDbServer replica() {
        return replica;
    }

    /** Starts the replica again after its {@code close()} or {@code kill()} and lets it follow the primary. */
    public void restartReplica() {
        replica.restart();
        follow();
    }

    /** From now on the replica receives changes but shows none of them. */
    public void stopReplicaSqlThread() {
        onReplica("STOP SLAVE SQL_THREAD");
    }

    /** The replica applies what it has received meanwhile and goes on. */
    public void startReplicaSqlThread() {
        onReplica("START SLAVE SQL_THREAD");
    }

    /** Returns when the replica shows all that the primary has committed by now; fails when that takes longer. */
    public void awaitReplicaCaughtUp(Duration patience) {
        try {
            String position = value(primary, "SELECT @@gtid_binlog_pos", "");
            double seconds = patience.toMillis() / 1000.0;
            if (!position.isEmpty()
                    && !value(replica, "SELECT MASTER_GTID_WAIT('" + position + "', " + seconds + ")", "-1")
                            .equals("0")) {
                throw new EmbeddedServerFailed(
                        "The replica has not caught up within " + patience.toMillis() + " ms. " + replicaErrors());
            }
        } catch (SQLException e) {
            throw new EmbeddedServerFailed("The replication cannot be observed: " + e.getMessage(), e);
        }
    }

    private String replicaErrors() throws SQLException {
        try (Connection connection = replica.openAdminConnection();
                Statement statement = connection.createStatement();
                ResultSet status = statement.executeQuery("SHOW SLAVE STATUS")) {
            return status.next()
                    ? (status.getString("Last_IO_Error") + " " + status.getString("Last_SQL_Error")).strip()
                    : "It follows nobody.";
        }
    }

    private static String value(MariaDbServer server, String query, String otherwise) throws SQLException {
        try (Connection connection = server.openAdminConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            String value = rows.getString(1);
            return value == null ? otherwise : value;
        }
    }

    private void onReplica(String statement) {
        try (Connection connection = replica.openAdminConnection();
                Statement execution = connection.createStatement()) {
            execution.execute(statement);
        } catch (SQLException e) {
            throw new EmbeddedServerFailed("The replica refused a command: " + e.getMessage(), e);
        }
    }

    /** Clean shutdown of both; the replica first, so that it does not wait for a primary that is gone. */
    @Override
    public void close() {
        if (throwAwayHome == null) {
            replica.close();
            primary.close();
        } else {
            // What is deleted anyway need not be flushed first.
            replica.kill();
            primary.kill();
            Folders.delete(throwAwayHome);
        }
    }
}
