package shop.jangteo.load;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Plays a {@link Script} by bare JDBC: the same statements, the same transactions, as many connections. */
final class Floor implements AutoCloseable {

    private final HikariDataSource primary;
    private final HikariDataSource replica;

    Floor(Databases databases) {
        this.primary = databases.pool("floor-primary", false);
        this.replica = databases.pool("floor-replica", true);
    }

    /**
     * @param own what is particular to this time, in the places that the recordings had it in
     * @throws SQLException when the database refuses
     */
    void play(List<Script.Move> moves, List<Object> own) throws SQLException {
        new Performance(own).of(moves);
    }

    private final class Performance {

        private final List<Object> own;
        private final Map<Integer, Connection> borrowed = new HashMap<>();
        private final Map<Integer, Map<Tape.Cell, Object>> read = new HashMap<>();
        private final Map<Integer, Object> made = new HashMap<>();

        Performance(List<Object> own) {
            this.own = own;
        }

        void of(List<Script.Move> moves) throws SQLException {
            try {
                for (int i = 0; i < moves.size(); i++) {
                    make(i, moves.get(i));
                }
            } finally {
                for (Connection connection : new ArrayList<>(borrowed.values())) {
                    if (!connection.getAutoCommit()) {
                        connection.rollback();
                    }
                    connection.close();
                }
            }
        }

        private void make(int number, Script.Move move) throws SQLException {
            Connection connection = borrowed.get(move.connection);
            if (connection == null) {
                DataSource pool = move.replica ? replica : primary;
                connection = pool.getConnection();
                borrowed.put(move.connection, connection);
            }
            switch (move.call) {
                case "setAutoCommit" -> connection.setAutoCommit(Boolean.TRUE.equals(move.argument));
                case "setReadOnly" -> connection.setReadOnly(Boolean.TRUE.equals(move.argument));
                case "commit" -> connection.commit();
                case "rollback" -> connection.rollback();
                case "setTransactionIsolation" ->
                    connection.setTransactionIsolation((Integer) Objects.requireNonNull(move.argument));
                default -> run(number, move, connection);
            }
            if (endsUse(move, connection)) {
                borrowed.remove(move.connection);
                connection.close();
            }
        }

        /** What is over gives its connection back, as in the product. */
        private static boolean endsUse(Script.Move move, Connection connection) throws SQLException {
            return switch (move.call) {
                case "commit", "rollback" -> true;
                case "setAutoCommit" -> !connection.getAutoCommit();
                // A question to the server itself begins no transaction.
                default -> move.sql.startsWith("SELECT @@");
            };
        }

        private void run(int number, Script.Move move, Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(move.sql)) {
                for (Map<Integer, Script.Source> parameters : move.parameters) {
                    for (var parameter : parameters.entrySet()) {
                        statement.setObject(parameter.getKey(), value(parameter.getValue()));
                    }
                    if (move.call.equals("batch")) {
                        statement.addBatch();
                    }
                }
                if (move.call.equals("batch")) {
                    statement.executeBatch();
                } else if (statement.execute()) {
                    try (ResultSet rows = statement.getResultSet()) {
                        read.put(number, keep(rows, move));
                    }
                }
            }
        }

        private static Map<Tape.Cell, Object> keep(ResultSet rows, Script.Move move) throws SQLException {
            Map<Tape.Cell, Object> kept = new HashMap<>();
            for (int row = 0; rows.next(); row++) {
                for (Tape.Cell cell : move.needed) {
                    if (cell.row() == row) {
                        kept.put(cell, rows.getObject(cell.column()));
                    }
                }
            }
            return kept;
        }

        private @Nullable Object value(Script.Source source) {
            return switch (source) {
                case Script.Source.Constant(Object value) -> value;
                case Script.Source.Own(int index, Script.Form form) -> form.of(own.get(index));
                case Script.Source.Fresh(Object like, int shared) ->
                    made.computeIfAbsent(shared, each -> Script.makeUp(like));
                case Script.Source.Read(int move, Tape.Cell cell, long plus) -> {
                    Object value = read.getOrDefault(move, Map.of()).get(cell);
                    yield plus == 0 ? value : Long.valueOf(((Number) Objects.requireNonNull(value)).longValue() + plus);
                }
            };
        }
    }

    @Override
    public void close() {
        primary.close();
        replica.close();
    }
}
