package shop.jangteo.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrderingTest
@DisplayName("OR-9: orders from before can be cancelled in part too")
class EarlierOrdersMigrationTests {

    private static final String SCHEMA = "ordering_before";

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    EarlierOrdersMigrationTests(DataSource dataSource, JdbcClient jdbc) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
    }

    private FluentConfiguration schema() {
        return Flyway.configure()
                .dataSource(dataSource)
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .createSchemas(true)
                .locations("classpath:db/migration/ordering");
    }

    @BeforeEach
    void before() {
        jdbc.sql("drop schema if exists " + SCHEMA).update();
        schema().target("3").load().migrate();
    }

    @AfterEach
    void after() {
        jdbc.sql("drop schema " + SCHEMA).update();
    }

    private void order(String id, String status, long total, long discount, long points, long refunded) {
        jdbc.sql("insert into ordering_before.orders (id, order_number, buyer_id, status, total_amount,"
                        + " discount_amount, points_used, shipping_fee, final_amount, payment_method,"
                        + " sealed_address, placed_at, expires_at, payment_id, refunded_amount, steps, version)"
                        + " values (unhex(lpad(?, 32, '0')), concat('KF26112000000', ?), unhex(lpad('b', 32,"
                        + " '0')), ?, ?, ?, ?, 3000, ?, 'CARD', '', now(6), now(6), unhex(lpad(?, 32, '9')), ?, 1,"
                        + " 1)")
                .params(id, id, status, total, discount, points, total - discount - points + 3_000, id, refunded)
                .update();
        jdbc.sql("insert into ordering_before.order_history (order_id, step, to_status, changed_at, changed_by)"
                        + " values (unhex(lpad(?, 32, '0')), 1, 'PENDING', now(6), unhex(lpad('b', 32, '0')))")
                .param(id)
                .update();
    }

    private void line(String order, int number, long amount, long discount) {
        jdbc.sql("insert into ordering_before.order_lines (id, order_id, line_no, variant_id, product_id, brand_id,"
                        + " product_name, options_json, unit_price, quantity, line_amount, discount)"
                        + " values (unhex(lpad(?, 32, '0')), unhex(lpad(?, 32, '0')), ?, unhex(lpad(?, 32, '0')),"
                        + " unhex(lpad('c', 32, '0')), unhex(lpad('d', 32, '0')), '코트', '{}', ?, 1, ?, ?)")
                .params(order + "e" + number, order, number, order + "f" + number, amount, amount, discount)
                .update();
    }

    @Test
    void pointsAreSplitAndTheDiscountHasAName() {
        order("1", "PAID", 30_000, 101, 1_000, 500);
        line("1", 1, 10_000, 101);
        line("1", 2, 10_000, 0);
        line("1", 3, 10_000, 0);
        order("2", "CANCELLED", 20_000, 0, 0, 23_000);
        line("2", 1, 20_000, 0);

        schema().load().migrate();

        assertThat(jdbc.sql("select points from ordering_before.order_lines order by id")
                        .query(Long.class)
                        .list())
                .as("9,899 : 10,000 : 10,000, and the won that is left to the largest remainder")
                .containsExactly(331L, 335L, 334L, 0L);
        List<Map<String, Object>> discounts = jdbc.sql("select d.amount, s.amount as share, d.source"
                        + " from ordering_before.order_discounts d"
                        + " join ordering_before.order_discount_shares s"
                        + " on s.order_id = d.order_id and s.position = d.position")
                .query()
                .listOfRows();
        assertThat(discounts)
                .singleElement()
                .satisfies(discount -> assertThat(discount)
                        .containsEntry("amount", 101L)
                        .containsEntry("share", 101L)
                        .containsEntry("source", "EARLIER"));
        assertThat(jdbc.sql("select direct_refunds from ordering_before.orders order by id")
                        .query(Long.class)
                        .list())
                .containsExactly(500L, 0L);
        assertThat(jdbc.sql("select count(*) from ordering_before.orders"
                                + " where changed_at is null or shipping_base_fee <> 3000 or free_shipping_from <> 0")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
