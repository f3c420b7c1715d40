package shop.jangteo.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One statement on a connection of its own, as the product's account. */
final class Sql {

    private Sql() {}

    static void run(MariaDbServer server, String... statements) throws SQLException {
        try (Connection connection = open(server);
                Statement execution = connection.createStatement()) {
            for (String statement : statements) {
                execution.execute(statement);
            }
        }
    }

    static String value(MariaDbServer server, String query) throws SQLException {
        try (Connection connection = open(server);
                Statement execution = connection.createStatement();
                ResultSet rows = execution.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private static Connection open(MariaDbServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(""), MariaDbServer.USER, server.password());
    }
}
