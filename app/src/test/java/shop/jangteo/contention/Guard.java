package shop.jangteo.contention;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.MDC;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.watch.Statements;
import shop.jangteo.watch.Statements.Watching;

/**
 * Something that keeps two people from getting what only one can have, and how to take it away from the shop for a while.
 *
 * @param name what it is called in {@code docs/guards.md}
 * @param takeAway until what it gives is closed
 */
record Guard(String name, Supplier<Watching> takeAway) {

    private static final String LOCKING = " (for update|lock in share mode|for share)( skip locked)?$";

    @Override
    public String toString() {
        return name;
    }

    /** Rows are read without locking them. */
    static Guard rowLock(String table) {
        String from = "from " + quoted(table) + " ";
        return changed("row lock of " + table, sql -> sql.contains(from) ? sql.replaceFirst(LOCKING, "") : sql);
    }

    /** An update no longer looks whether the row is still the one that was read. */
    static Guard version(String table) {
        return asRead("version of " + table, table, "version");
    }

    /** An update no longer looks whether these columns are still as they were read. */
    static Guard asRead(String name, String table, String... columns) {
        return changed(name, sql -> {
            String changed = sql;
            if (sql.startsWith("update " + quoted(table))) {
                for (String column : columns) {
                    changed = withoutCondition(changed, quoted(table) + ".`" + column + "` = ?");
                }
            }
            return changed;
        });
    }

    private static String withoutCondition(String sql, String condition) {
        int at = sql.lastIndexOf(condition);
        return at > sql.indexOf(" where ")
                ? sql.substring(0, at) + "(" + condition + " or 1 = 1)" + sql.substring(at + condition.length())
                : sql;
    }

    /** A statement whose only use is the lock that it takes isn't run. */
    static Guard statement(String name, String beginning) {
        return changed(
                name,
                sql -> sql.startsWith(beginning)
                        ? "do 0"
                                + ", ?".repeat((int)
                                        sql.chars().filter(c -> c == '?').count())
                        : sql);
    }

    /** What is written is never the same twice, so that a key of it keeps nobody out. */
    static Guard uniqueValue(String name, String beginning, String values, String unique) {
        return written(name, beginning, values, unique);
    }

    /** Something else is written than the shop means to. */
    static Guard written(String name, String beginning, String meant, String sent) {
        return changed(name, sql -> sql.startsWith(beginning) ? sql.replace(meant, sent) : sql);
    }

    /**
     * Who holds a row in hand goes by what it knew of it before.
     *
     * @param mark of the thread that does, in its MDC
     * @param column as it is read
     * @param known what is read instead
     */
    static Guard secondLook(String name, String mark, String select, String column, String known) {
        return changed(
                name,
                sql -> MDC.get(mark) != null && sql.startsWith("select ") && sql.contains(select)
                        ? sql.replaceFirst(java.util.regex.Pattern.quote(column) + "(?=[, ])", known)
                        : sql);
    }

    /** An index or constraint of a table isn't there; what came in without it goes with its return. */
    static Guard constraint(JdbcClient jdbc, String table, String drop, String add) {
        return constraint(jdbc, drop.substring(drop.lastIndexOf(' ') + 1), table, drop, add);
    }

    static Guard constraint(JdbcClient jdbc, String name, String table, String drop, String add) {
        return new Guard(name, () -> {
            jdbc.sql("alter table " + table + " " + drop).update();
            return () -> {
                try {
                    jdbc.sql("alter table " + table + " " + add).update();
                } catch (DataIntegrityViolationException doubled) {
                    jdbc.sql("set statement foreign_key_checks = 0 for alter ignore table " + table + " " + add)
                            .update();
                }
            };
        });
    }

    private static Guard changed(String name, UnaryOperator<String> change) {
        return new Guard(name, () -> Statements.change(change));
    }

    private static String quoted(String table) {
        return "`" + table.toLowerCase(Locale.ROOT).replace(".", "`.`") + "`";
    }
}
