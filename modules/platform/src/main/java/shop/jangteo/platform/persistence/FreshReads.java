package shop.jangteo.platform.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.JdbcUtils;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.security.CurrentActor;

/**
 * Connections for read-only transactions: the replica's, unless it is lost or late, or whoever asks has written what it
 * doesn't have yet.
 */
final class FreshReads extends AbstractDataSource {

    private final DataSource primary;
    private final Replica replica;
    private final WriteMarks marks;
    private final Duration wait;

    FreshReads(DataSource primary, Replica replica, WriteMarks marks, Duration wait) {
        this.primary = primary;
        this.replica = replica;
        this.marks = marks;
        this.wait = wait;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!replica.isWell() || OwnWrites.have()) {
            return primary.getConnection();
        }
        Actor actor = CurrentActor.find();
        String mark = actor == null ? null : marks.find(actor.memberId());
        if (WriteMarks.UNKNOWN.equals(mark)) {
            return primary.getConnection();
        }
        Connection candidate;
        try {
            candidate = replica.connect();
        } catch (SQLException lost) {
            return primary.getConnection();
        }
        // A pooled connection to a replica that has just died looks well until it is used.
        if (mark == null ? candidate.isValid(1) : hasReached(candidate, mark)) {
            return candidate;
        }
        JdbcUtils.closeConnection(candidate);
        return primary.getConnection();
    }

    private boolean hasReached(Connection candidate, String mark) {
        String wants = mark.contains(":") ? "SELECT WAIT_FOR_EXECUTED_GTID_SET(?, ?)" : "SELECT MASTER_GTID_WAIT(?, ?)";
        try (PreparedStatement statement = candidate.prepareStatement(wants)) {
            statement.setString(1, mark);
            statement.setDouble(2, wait.toMillis() / 1000.0);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getInt(1) == 0 && !row.wasNull();
            }
        } catch (SQLException lost) {
            return false;
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }
}
