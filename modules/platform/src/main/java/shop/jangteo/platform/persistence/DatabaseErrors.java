package shop.jangteo.platform.persistence;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/**
 * One meaning for what MariaDB and MySQL say differently: 1213 deadlock, 1205 lock wait, 1020 changed since read and
 * 3572 NOWAIT are lost races; 1062 is a duplicate; 3819 and 4025 are broken CHECK constraints.
 */
public final class DatabaseErrors extends SQLExceptionSubclassTranslator {

    @Override
    protected @Nullable DataAccessException doTranslate(String task, @Nullable String sql, SQLException error) {
        String message = buildMessage(task, sql, error);
        return switch (error.getErrorCode()) {
            case 1213, 1205, 1020, 3572 -> new CannotAcquireLockException(message, error);
            case 1062 -> new DuplicateKeyException(message, error);
            case 3819, 4025 -> new DataIntegrityViolationException(message, error);
            default -> super.doTranslate(task, sql, error);
        };
    }
}
