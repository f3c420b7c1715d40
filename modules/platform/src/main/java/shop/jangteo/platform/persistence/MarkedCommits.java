package shop.jangteo.platform.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.security.CurrentActor;

/** Notes after each commit of a member's write where in the primary's history it stands. */
final class MarkedCommits extends JdbcTransactionManager {

    private final transient WriteMarks marks;
    private transient volatile @Nullable Boolean mariaDb;

    MarkedCommits(DataSource dataSource, WriteMarks marks) {
        super(dataSource);
        this.marks = marks;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        PooledConnections.inTransaction(() -> super.doBegin(transaction, definition));
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        super.doCommit(status);
        Actor actor = CurrentActor.find();
        if (actor != null && !status.isReadOnly() && !Bookkeeping.NAME.equals(status.getTransactionName())) {
            OwnWrites.happened();
            marks.mark(actor.memberId(), position(status, actor.memberId()));
        }
    }

    private String position(DefaultTransactionStatus status, UUID memberId) {
        try {
            var connection = ((JdbcTransactionObjectSupport) status.getTransaction())
                    .getConnectionHolder()
                    .getConnection();
            Boolean maria = mariaDb;
            if (maria == null) {
                maria = connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
                mariaDb = maria;
            }
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery(maria ? "SELECT @@last_gtid" : "SELECT @@global.gtid_executed")) {
                row.next();
                String position = row.getString(1);
                return position == null || position.isEmpty() ? WriteMarks.UNKNOWN : position;
            }
        } catch (SQLException committedAllTheSame) {
            logger.debug("position of the write of " + memberId + " not known", committedAllTheSame);
            return WriteMarks.UNKNOWN;
        }
    }
}
