package shop.jangteo.platform.invariant;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import shop.jangteo.platform.persistence.DatabaseErrors;
import shop.jangteo.platform.persistence.Rows;

/**
 * Checks invariants in one moment of the primary: all queries see the same state, so no order that is being placed
 * between two of them looks like one that lacks something. On the primary, because a replica that lost a write agrees with
 * itself.
 */
@Component
final class Snapshot {

    private final DataSource dataSource;
    private final AuditProperties properties;

    Snapshot(DataSource dataSource, AuditProperties properties) {
        this.dataSource = dataSource;
        this.properties = properties;
    }

    /** @throws org.springframework.dao.DataAccessException when there is no snapshot to be had */
    List<Check> check(List<Invariant> invariants, Instant settled, Instant now) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            // At READ COMMITTED the snapshot would end with its first query.
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Statement begin = connection.createStatement()) {
                begin.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
            }
            List<Check> checks = new ArrayList<>();
            for (Invariant invariant : invariants) {
                checks.add(check(connection, invariant, Map.of(Invariant.SETTLED, settled, Invariant.NOW, now)));
            }
            connection.rollback();
            return checks;
        } catch (SQLException away) {
            throw Objects.requireNonNull(new DatabaseErrors().translate("audit", null, away));
        }
    }

    private Check check(Connection connection, Invariant invariant, Map<String, Instant> times) {
        try (PreparedStatement query = connection.prepareStatement(invariant.statement())) {
            query.setQueryTimeout((int) Math.max(1, properties.longestQuery().toSeconds()));
            query.setMaxRows(properties.mostCounted());
            int position = 0;
            for (String parameter : invariant.parameters()) {
                query.setObject(++position, Rows.utc(Objects.requireNonNull(times.get(parameter))));
            }
            try (ResultSet row = query.executeQuery()) {
                boolean identified = hasId(row);
                List<Finding> findings = new ArrayList<>();
                int violations = 0;
                while (row.next()) {
                    violations++;
                    if (findings.size() < properties.mostFindings()) {
                        findings.add(Finding.of(
                                row.getString("entity"),
                                identified ? Rows.uuid(row, "id") : null,
                                row.getString("expected"),
                                row.getString("actual")));
                    }
                }
                return new Check(invariant, violations, null, findings);
            }
        } catch (SQLException failed) {
            return Check.failed(invariant, failed.getErrorCode() + ": " + failed.getMessage());
        }
    }

    private static boolean hasId(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (columns.getColumnLabel(i).equalsIgnoreCase("id")) {
                return true;
            }
        }
        return false;
    }
}
