package shop.jangteo.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@DisplayName("SY-11: a row of the points that is changed by hand is named with what it should be")
class PointsInvariantTests {

    private final Shop shop;
    private final JdbcClient jdbc;
    private final TransactionTemplate rolledBack;
    private final UUID member = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final UUID charge = UUID.randomUUID();

    PointsInvariantTests(Shop shop, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.shop = shop;
        this.jdbc = jdbc;
        this.rolledBack = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void aMemberHasChargedEarnedAndSpent() {
        shop.grant(member, 3_000);
        shop.happened(shop.discountRequested(order, member, List.of(Shop.line(20_000)), List.of(), 2_000));
        shop.happened(shop.linesCancelled(UUID.randomUUID(), order, member, Shop.tenFor(20_000), 5, 500, List.of()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        points-balance-is-the-ledger         | update promotion.points_account set balance = balance + 7 where member_id = :member                          | points of member :member | 1500 ≠ 1507
        points-balance-is-in-lots            | update promotion.points_lot set remaining = remaining - 7 where member_id = :member                          | points of member :member | 1493 ≠ 1500
        points-balance-is-never-negative     | update promotion.points_account set balance = -1 where member_id = :member                                   | points of member :member | 0 ≠ -1
        points-earned-once                   | insert into promotion.points_entry (id, member_id, kind, amount, balance_after, order_id, cause, occurred_at) select unhex(md5(concat(rand(), n))), :member, 'EARN', 5, 5, :order, unhex(md5(concat(n, :order))), now() from (select 1 as n union select 2) twice | order :order | 1 ≠ 2
        points-returned-at-most-spent        | update promotion.points_entry set amount = 2001 where order_id = :order and kind = 'RETURN'                   | order :order | 2000 ≠ 2001
        points-of-an-order-lie-in-its-shares | update promotion.points_share set returned = returned - 3 where order_id = :order                            | order :order | 1500 ≠ 1503
        overdue-points-are-written-off       | update promotion.points_lot set expires_at = utc_timestamp() - interval 49 hour where member_id = :member       | points lot | 0 ≠ 1500
        points-charged-when-paid             | insert into promotion.points_charge (id, member_id, amount, method, status, requested_at, changed_at) values (:charge, :member, 1000, 'CARD', 'DONE', now(), now()) | points charge :charge | 1000 ≠ 0
        """)
    void aRowChangedByHandIsNamed(String invariant, String byHand, String entity, String difference) {
        assertThat(shop.broken(invariant)).isEmpty();

        rolledBack.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("set session check_constraint_checks = 0").update();
            try {
                assertThat(jdbc.sql(byHand)
                                .paramSource(new MapSqlParameterSource()
                                        .addValue("member", Uuids.toBytes(member))
                                        .addValue("order", Uuids.toBytes(order))
                                        .addValue("charge", Uuids.toBytes(charge)))
                                .update())
                        .isPositive();
                assertThat(shop.broken(invariant))
                        .containsEntry(
                                entity.replace(":member", member.toString())
                                        .replace(":order", order.toString())
                                        .replace(":charge", charge.toString()),
                                difference);
            } finally {
                jdbc.sql("set session check_constraint_checks = 1").update();
            }
        });

        assertThat(shop.broken(invariant)).isEmpty();
    }
}
