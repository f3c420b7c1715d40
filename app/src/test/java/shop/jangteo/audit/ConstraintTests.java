package shop.jangteo.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import shop.jangteo.ShopTest;

/**
 * The guards of the last line. For every CHECK there is a row that only it keeps out, and for every key a second row of the
 * same; where checks are off, the row goes in. Rows are made up column by column and never committed.
 */
@ShopTest
@DisplayName("Every constraint of the database keeps something out")
class ConstraintTests {

    private static final String SCHEMAS =
            "('identity', 'catalog', 'ordering', 'payment', 'delivery', 'promotion', 'support', 'platform')";
    private static final String NOON = "'2026-03-02 03:00:00'";
    private static final String SOMETHING = "'SOMETHING'";
    private static final String SOME_ID = "x'0190a0b1c2d37e4f8a9b0c1d2e3f4a5b'";
    private static final Pattern LITERAL = Pattern.compile("'[A-Z_]+'");

    /** Without these a row of the table would be refused; everything else is 1, or something that no other row has. */
    private static final Map<String, Map<String, String>> RIGHT = Map.ofEntries(
            Map.entry("identity.members", Map.of("role", "'BUYER'")),
            Map.entry(
                    "ordering.orders",
                    Map.of(
                            "status", "'PENDING'",
                            "total_amount", "10",
                            "discount_amount", "1",
                            "points_used", "1",
                            "shipping_fee", "1",
                            "final_amount", "9")),
            Map.entry("ordering.order_history", Map.of("to_status", "'PENDING'")),
            Map.entry(
                    "ordering.order_cancellations",
                    Map.of("cause", "'BUYER'", "goods", "10", "refund_amount", "7", "already_refunded", "0")),
            Map.entry("ordering.order_cancellation_lines", Map.of("amount", "10")),
            Map.entry("ordering.shipping_zones", Map.of("from_postal_code", "'99998'", "to_postal_code", "'99999'")),
            Map.entry("payment.payable_orders", Map.of("purpose", "'ORDER'")),
            Map.entry(
                    "payment.payments",
                    Map.of(
                            "status", "'PENDING'",
                            "next_check_at", NOON,
                            "amount", "10",
                            "refund_requested_amount", "0",
                            "refunded_amount", "0")),
            Map.entry("payment.refunds", Map.of("status", "'REQUESTED'", "next_attempt_at", NOON)),
            Map.entry("payment.mock_provider_transactions", Map.of("kind", "'CAPTURE'", "answer", "'APPROVED'")),
            Map.entry("payment.webhook_messages", Map.of("status", "'RECEIVED'", "next_attempt_at", NOON)),
            Map.entry("payment.payment_mismatches", Map.of("status", "'NOTED'")),
            Map.entry("payment.cash_receipts", Map.of("receipt_use", "'INCOME_DEDUCTION'", "stated_amount", "0")),
            Map.entry(
                    "payment.ledger_postings",
                    Map.of("kind", "'SALE'", "debit_account", "'BUYER'", "credit_account", "'REVENUE'")),
            Map.entry(
                    "payment.reconciliation_breaks",
                    Map.of("kind", "'MISSING_HERE'", "operation", "'CAPTURE'", "status", "'OPEN'")),
            Map.entry(
                    "promotion.coupon",
                    Map.of(
                            "coupon_type", "'FIXED_AMOUNT'",
                            "discount_type", "'FIXED_AMOUNT'",
                            "valid_to", "'2026-03-03 03:00:00'",
                            "scope_kind", "'ALL'")),
            Map.entry("promotion.points_entry", Map.of("kind", "'ADJUST'")),
            Map.entry("promotion.points_charge", Map.of("status", "'PENDING'")),
            Map.entry("promotion.coupon_campaign", Map.of("status", "'RUNNING'")),
            Map.entry("promotion.shipping_zone", Map.of("from_postal_code", "'99998'", "to_postal_code", "'99999'")),
            Map.entry("catalog.products", Map.of("status", "'DRAFT'")),
            Map.entry("catalog.stock_movements", Map.of("type", "'RECEIPT'")),
            Map.entry("catalog.stock_reservations", Map.of("state", "'RESERVED'")),
            Map.entry("delivery.shipment", Map.of("status", "'READY'")),
            Map.entry("delivery.shipment_step", Map.of("status", "'DELIVERED'")),
            // Its numbers are counted from 1.
            Map.entry("support.audit_log", Map.of("entry_no", "1000000007")),
            Map.entry("support.notifications", Map.of("channel", "'IN_APP'", "status", "'SENT'")),
            Map.entry("support.reviews", Map.of("status", "'VISIBLE'", "body", "'좋아요'")),
            Map.entry("platform.audits", Map.of("occasion", "'SCHEDULE'")));

    /** Where it takes more than one or two wrong values. */
    private static final Map<String, Map<String, String>> WRONG = Map.of(
            "ordering.orders.orders_amounts", Map.of("shipping_fee", "-1", "final_amount", "7"),
            "ordering.orders.orders_direct_refunds", Map.of("direct_refunds", "-1", "payment_id", SOME_ID),
            "identity.members.suspended_until_later",
                    Map.of(
                            "suspended_at", NOON,
                            "suspension_reason", SOMETHING,
                            "suspended_until", "'2020-01-01 00:00:00'"),
            "promotion.points_entry.ck_points_entry_sign",
                    Map.of("kind", "'CHARGE'", "cause", SOME_ID, "amount", "-1"));

    /** Keys of generated columns, by what these are made of. */
    private static final Map<String, Map<String, String>> MADE_OF = Map.of(
            "active_order_id", Map.of("order_id", SOME_ID),
            "captured_order_id",
                    Map.of("order_id", SOME_ID, "status", "'SUCCESS'", "captured_at", NOON, "next_check_at", "null"));

    private final DataSource dataSource;

    ConstraintTests(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Column(String name, String type, long length, boolean nullable, boolean isGiven) {

        /** Something that no other row has, where the type has room for it. */
        String value() {
            return switch (type) {
                case "binary", "varbinary" -> "x'" + bytes() + "'";
                case "char", "varchar" -> "'" + text() + "'";
                case "text", "mediumtext", "longtext" -> "'[]'";
                case "mediumblob", "longblob", "blob" -> "x''";
                case "datetime", "timestamp" -> NOON;
                case "date" -> "'2026-03-02'";
                default -> "1";
            };
        }

        private String bytes() {
            String random = UUID.randomUUID().toString().replace("-", "").repeat(4);
            return random.substring(0, Math.toIntExact(length * 2));
        }

        private String text() {
            long number = ThreadLocalRandom.current().nextLong(1_000_000_000_000L, 10_000_000_000_000L);
            String digits = Long.toString(number);
            return digits.substring(Math.max(0, digits.length() - Math.toIntExact(Math.min(length, 13))));
        }

        /** @param rules of its table, which name the states that there are */
        List<String> oddValues(List<Check> rules) {
            List<String> odd = new ArrayList<>(
                    switch (type) {
                        case "binary", "varbinary", "text", "mediumtext" -> List.of(value());
                        case "char", "varchar" ->
                            Stream.concat(
                                            Stream.of(SOMETHING, value()),
                                            rules.stream()
                                                    .filter(rule ->
                                                            rule.clause().contains("`" + name + "`"))
                                                    .flatMap(rule -> LITERAL.matcher(rule.clause())
                                                            .results()
                                                            .map(MatchResult::group)))
                                    .distinct()
                                    .toList();
                        case "datetime", "timestamp" -> List.of(NOON, "'2020-01-01 00:00:00'", "'2030-01-01 00:00:00'");
                        case "date" -> List.of("'2020-01-01'", "'2030-01-01'");
                        default -> List.of("-1", "0", "2", "1000000");
                    });
            if (nullable) {
                odd.add("null");
            }
            return odd;
        }
    }

    private record Check(String table, String name, String clause) {}

    private record Key(String table, String name, List<String> columns) {}

    private interface Work<T> {
        T with(Statement statement) throws SQLException;
    }

    /** Nothing of it stays. */
    private <T> T tried(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set foreign_key_checks = 0");
                return work.with(statement);
            } finally {
                connection.rollback();
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set foreign_key_checks = 1, check_constraint_checks = 1");
                }
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> all(String sql, RowReader<T> reader) {
        return tried(statement -> {
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        });
    }

    private Map<String, List<Column>> columns() {
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        all(
                "select concat(table_schema, '.', table_name), column_name, data_type,"
                        + " character_maximum_length, is_nullable, column_default is not null or extra <> '' from"
                        + " information_schema.columns where table_schema in " + SCHEMAS
                        + " order by 1, ordinal_position",
                row -> columns.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                        .add(new Column(
                                row.getString(2),
                                row.getString(3),
                                row.getLong(4),
                                row.getString(5).equals("YES"),
                                row.getBoolean(6))));
        return columns;
    }

    /** A row that nothing speaks against. */
    private static Map<String, String> right(String table, List<Column> columns) {
        Map<String, String> row = new LinkedHashMap<>();
        columns.stream()
                .filter(column -> !column.nullable()
                        && (!column.isGiven() || column.name().equals("id")))
                .forEach(column -> row.put(column.name(), column.value()));
        row.putAll(RIGHT.getOrDefault(table, Map.of()));
        return row;
    }

    private static String insert(String table, Map<String, String> row) {
        return "insert into " + table + " ("
                + row.keySet().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "))
                + ") values (" + String.join(", ", row.values()) + ")";
    }

    /** Of some tables there is one row only, and it is there. */
    private static void makeRoom(Statement statement, String table, List<Column> columns) throws SQLException {
        Column first = columns.getFirst();
        if (first.name().equals("id") && first.type().endsWith("int")) {
            statement.execute("delete from " + table);
        }
    }

    private static String refusal(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return "";
        } catch (SQLException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @TestFactory
    @DisplayName("CHECK")
    Stream<DynamicTest> everyCheck() {
        Map<String, List<Column>> columns = columns();
        List<Check> checks = all(
                "select concat(constraint_schema, '.', table_name), constraint_name, check_clause from"
                        + " information_schema.check_constraints where constraint_schema in " + SCHEMAS
                        + " and check_clause not like 'json_valid(%' order by 1, 2",
                row -> new Check(row.getString(1), row.getString(2), row.getString(3)));
        assertThat(checks).hasSizeGreaterThan(100);
        return checks.stream()
                .map(check -> DynamicTest.dynamicTest(
                        check.table() + "." + check.name(),
                        () -> keepsSomethingOut(
                                check,
                                checks.stream()
                                        .filter(other -> other.table().equals(check.table()))
                                        .toList(),
                                columns.get(check.table()))));
    }

    private void keepsSomethingOut(Check check, List<Check> rules, List<Column> columns) {
        tried(statement -> {
            makeRoom(statement, check.table(), columns);
            statement.execute("savepoint empty");
            Map<String, String> right = right(check.table(), columns);
            assertThat(refusal(statement, insert(check.table(), right)))
                    .as("a right row")
                    .isEmpty();
            statement.execute("rollback to savepoint empty");
            String wrong = wrongRow(statement, check, rules, columns);
            statement.execute("set check_constraint_checks = 0");
            assertThat(refusal(statement, wrong)).as("without it: %s", wrong).isEmpty();
            return wrong;
        });
    }

    /** The insertion of a row that this check refuses, before any other one. */
    private static String wrongRow(Statement statement, Check check, List<Check> rules, List<Column> columns)
            throws SQLException {
        List<Map<String, String>> candidates = new ArrayList<>();
        Map<String, String> known = WRONG.get(check.table() + "." + check.name());
        if (known != null) {
            candidates.add(known);
        }
        List<Column> named = columns.stream()
                .filter(column -> check.clause().contains("`" + column.name() + "`"))
                .toList();
        for (Column one : named) {
            one.oddValues(rules).forEach(value -> candidates.add(Map.of(one.name(), value)));
        }
        for (Column one : named) {
            for (Column other : named) {
                if (named.indexOf(one) < named.indexOf(other)) {
                    one.oddValues(rules)
                            .forEach(value -> other.oddValues(rules)
                                    .forEach(
                                            second -> candidates.add(Map.of(one.name(), value, other.name(), second))));
                }
            }
        }
        for (Map<String, String> candidate : candidates) {
            Map<String, String> row = right(check.table(), columns);
            row.putAll(candidate);
            String sql = insert(check.table(), row);
            if (refusal(statement, sql).contains("`" + check.name() + "`")) {
                return sql;
            }
            statement.execute("rollback to savepoint empty");
        }
        throw new AssertionError(check + " refused nothing");
    }

    @TestFactory
    @DisplayName("UNIQUE")
    Stream<DynamicTest> everyKey() {
        Map<String, List<Column>> columns = columns();
        List<Key> keys = all(
                "select concat(table_schema, '.', table_name), index_name, group_concat(column_name order by"
                        + " seq_in_index) from information_schema.statistics where non_unique = 0 and table_schema in "
                        + SCHEMAS + " and table_name not like '%flyway%' group by 1, 2 order by 1, 2",
                row -> new Key(
                        row.getString(1),
                        row.getString(2),
                        List.of(row.getString(3).split(","))));
        assertThat(keys).hasSizeGreaterThan(80);
        return keys.stream()
                .map(key -> DynamicTest.dynamicTest(
                        key.table() + "." + key.name(),
                        () -> keepsTheSecondOut(
                                key,
                                keys.stream()
                                        .filter(other -> other.table().equals(key.table()))
                                        .flatMap(other -> other.columns().stream())
                                        .filter(name -> !key.columns().contains(name))
                                        .collect(Collectors.toSet()),
                                columns.get(key.table()))));
    }

    /** @param others columns of other keys, by which the two rows must differ */
    private void keepsTheSecondOut(Key key, Set<String> others, List<Column> columns) {
        tried(statement -> {
            makeRoom(statement, key.table(), columns);
            Map<String, String> same = new LinkedHashMap<>();
            for (String name : key.columns()) {
                if (MADE_OF.containsKey(name)) {
                    same.putAll(MADE_OF.get(name));
                } else {
                    Map<String, String> right = RIGHT.getOrDefault(key.table(), Map.of());
                    Column column = columns.stream()
                            .filter(each -> each.name().equals(name))
                            .findFirst()
                            .orElseThrow();
                    same.put(name, right.getOrDefault(name, column.value()));
                }
            }
            Map<String, String> first = right(key.table(), columns);
            first.putAll(same);
            // What a key asks for besides, of rows that have it at all, isn't this test's.
            statement.execute("set check_constraint_checks = 0");
            assertThat(refusal(statement, insert(key.table(), first)))
                    .as("the first")
                    .isEmpty();
            Map<String, String> second = right(key.table(), columns);
            second.putAll(same);
            columns.stream()
                    .filter(column -> column.type().endsWith("int") && others.contains(column.name()))
                    .forEach(column -> second.put(column.name(), "1000000009"));
            assertThat(refusal(statement, insert(key.table(), second)))
                    .as("the second")
                    .contains("Duplicate entry")
                    .contains(key.name());
            return second;
        });
    }
}
