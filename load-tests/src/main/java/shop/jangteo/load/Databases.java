package shop.jangteo.load;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Where the product's data are, by bare JDBC.
 *
 * @param replicaUrl null where there is none: the primary then serves all
 */
record Databases(String primaryUrl, @Nullable String replicaUrl, String username, String password) {

    /** As many connections as the product has by default, set as its own are. */
    HikariDataSource pool(String name, boolean replica) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(replica && replicaUrl != null ? replicaUrl : primaryUrl);
        config.setUsername(username);
        config.setPassword(password);
        config.setMaximumPoolSize(replica ? 12 : 48);
        config.setConnectionTimeout(30_000);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setAutoCommit(false);
        config.addDataSourceProperty("useServerPrepStmts", true);
        config.addDataSourceProperty("prepStmtCacheSize", 100);
        return new HikariDataSource(config);
    }

    long number(String sql, Object... parameters) {
        try (Connection connection = DriverManager.getConnection(primaryUrl, username, password);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            if (!statement.execute()) {
                return statement.getUpdateCount();
            }
            try (ResultSet row = statement.getResultSet()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** How much the after-commit listeners still have to do. */
    long waitingEvents() {
        return number("select count(*) from platform.EVENT_PUBLICATION");
    }
}
