package shop.jangteo.contention;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.watch.Statements;
import shop.jangteo.watch.Statements.Watching;

/**
 * Something that keeps two people from getting what only one can have, and how to take it away from the shop for a while.
 *
 * @param name what it is called in the report
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
        String column = quoted(table) + ".`version` = ?";
        return changed("version of " + table, sql -> {
            int condition = sql.lastIndexOf(column);
            return sql.startsWith("update " + quoted(table)) && condition > sql.indexOf(" where ")
                    ? sql.substring(0, condition) + "(" + column + " or 1 = 1)"
                            + sql.substring(condition + column.length())
                    : sql;
        });
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
        return changed(name, sql -> sql.startsWith(beginning) ? sql.replace(values, unique) : sql);
    }

    /** An index or constraint of a table isn't there. */
    static Guard constraint(JdbcClient jdbc, String table, String drop, String add) {
        return new Guard(drop.substring(drop.lastIndexOf(' ') + 1), () -> {
            jdbc.sql("alter table " + table + " " + drop).update();
            return () -> {
                try {
                    jdbc.sql("alter table " + table + " " + add).update();
                } catch (DataIntegrityViolationException _) {
                    // What came in without it keeps it out: that is what the test wanted to see, in a database of its
                    // own.
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
