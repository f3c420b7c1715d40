package shop.jangteo.platform.persistence;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server that follows the primary, and whether it may be read: every second it is asked whether it replicates and
 * how far it is behind. A replica that is lost or late gets no reads until it is well again.
 */
final class Replica implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

    private final @Nullable HikariDataSource pool;
    private final Duration maximumLag;
    private final Duration every;
    private final ScheduledExecutorService watch;
    private volatile boolean well = true;

    Replica(@Nullable HikariDataSource pool, Duration maximumLag, Duration every) {
        this.pool = pool;
        this.maximumLag = maximumLag;
        this.every = every;
        this.watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("replica-watch").factory());
    }

    /** From now on looks after it; before, its schemas may not have arrived yet. */
    void watch() {
        if (pool != null) {
            look();
            watch.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    static Replica none() {
        return new Replica(null, Duration.ZERO, Duration.ZERO);
    }

    boolean exists() {
        return pool != null;
    }

    boolean isWell() {
        return well;
    }

    /** @throws SQLException when it can't be reached; it gets no reads then until the next look finds it well */
    Connection connect() throws SQLException {
        if (pool == null) {
            throw new SQLException("there is no replica");
        }
        try {
            return pool.getConnection();
        } catch (SQLException lost) {
            well = false;
            throw lost;
        }
    }

    private void look() {
        boolean found = replicates();
        if (found != well) {
            LOG.warn(
                    found
                            ? "replica is well again and takes reads"
                            : "replica is lost or late: reads go to the primary");
        }
        well = found;
    }

    private boolean replicates() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return isRunning(statement);
        } catch (SQLException lost) {
            return false;
        }
    }

    private boolean isRunning(Statement statement) throws SQLException {
        try (ResultSet status = statement.executeQuery("SHOW REPLICA STATUS")) {
            // No row: no classic replication here (a managed cluster's reader); being reachable is all it can tell.
            if (!status.next()) {
                return true;
            }
            var columns = status.getMetaData();
            boolean running = true;
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                running &= switch (columns.getColumnLabel(i)) {
                    case "Slave_SQL_Running", "Replica_SQL_Running" -> "Yes".equals(status.getString(i));
                    case "Seconds_Behind_Master", "Seconds_Behind_Source" ->
                        status.getString(i) == null || status.getLong(i) <= maximumLag.toSeconds();
                    default -> true;
                };
            }
            return running;
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        if (pool != null) {
            pool.close();
        }
    }
}
