package shop.jangteo.platform.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/**
 * Takes a connection out of its pool when it is first needed. Those of the pool don't commit by themselves, so that a
 * transaction needn't tell the database twice, before and after, what a connection is to do; whoever uses one without a
 * transaction gets one that commits each statement.
 */
final class PooledConnections extends LazyConnectionDataSourceProxy {

    /** Bound while a transaction begins. */
    private static final ScopedValue<Boolean> FOR_TRANSACTION = ScopedValue.newInstance();

    PooledConnections(DataSource pool) {
        super(pool);
        setDefaultAutoCommit(false);
        setDefaultTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }

    static void inTransaction(Runnable begin) {
        ScopedValue.where(FOR_TRANSACTION, true).run(begin);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        if (!FOR_TRANSACTION.isBound()) {
            connection.setAutoCommit(true);
        }
        return connection;
    }
}
