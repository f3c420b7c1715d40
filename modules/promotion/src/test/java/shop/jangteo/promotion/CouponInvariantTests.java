package shop.jangteo.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
@DisplayName("SY-11: a row of the coupons that is changed by hand is named with what it should be")
class CouponInvariantTests {

    private final Shop shop;
    private final JdbcClient jdbc;
    private final TransactionTemplate rolledBack;
    private final UUID member = UUID.randomUUID();
    private final UUID campaign = UUID.randomUUID();
    private String coupon;
    private String issued;

    CouponInvariantTests(Shop shop, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.shop = shop;
        this.jdbc = jdbc;
        this.rolledBack = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void twoMembersHaveAPieceEachOfFive() {
        coupon = shop.coupon(Map.of("quantity", 5));
        issued = shop.issue(coupon, member);
        shop.issue(coupon, UUID.randomUUID());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        coupons-within-quantity      | update promotion.coupon set quantity = 1 where id = :coupon                                                  | coupon :coupon | 1 ≠ 2
        coupon-pieces-accounted-for  | delete from promotion.free_piece where coupon_id = :coupon and number = 4                                    | coupon :coupon | 5 ≠ 4
        coupon-pieces-accounted-for  | delete from promotion.issued_coupon where id = :issued                                                       | coupon :coupon | 5 ≠ 4
        coupon-pieces-have-one-place | insert into promotion.free_piece (coupon_id, number) values (:coupon, 1)                                     | piece 1 of coupon :coupon | 1 ≠ 2
        coupons-per-member           | update promotion.issued_coupon set member_id = :member, seq = number where coupon_id = :coupon      | member :member and coupon :coupon | 1 ≠ 2
        campaigns-add-up             | insert into promotion.coupon_campaign (id, coupon_id, status, total, issued, created_at, created_by, ended_at) values (:campaign, :coupon, 'DONE', 9, 9, now(), :member, now()) | campaign :campaign | 2 ≠ 9
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
                                        .addValue("coupon", Uuids.toBytes(UUID.fromString(coupon)))
                                        .addValue("issued", Uuids.toBytes(UUID.fromString(issued)))
                                        .addValue("campaign", Uuids.toBytes(campaign)))
                                .update())
                        .isPositive();
                assertThat(shop.broken(invariant))
                        .containsEntry(
                                entity.replace(":member", member.toString())
                                        .replace(":coupon", coupon)
                                        .replace(":campaign", campaign.toString()),
                                difference);
            } finally {
                jdbc.sql("set session check_constraint_checks = 1").update();
            }
        });

        assertThat(shop.broken(invariant)).isEmpty();
    }

    @ParameterizedTest(name = "a use {0}")
    @CsvSource(delimiter = '|', textBlock = """
        without its order    | used_at = now()
        without its time     | order_id = id
        after the expiry     | order_id = id, used_at = expires_at
        before the issue     | order_id = id, used_at = issued_at - interval 1 second
        """)
    void aUseThatCanNotBeIsNamed(String how, String byHand) {
        rolledBack.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("set session check_constraint_checks = 0").update();
            try {
                jdbc.sql("update promotion.issued_coupon set " + byHand + " where id = ?")
                        .param(Uuids.toBytes(UUID.fromString(issued)))
                        .update();
                assertThat(shop.broken("coupon-use-names-its-order")).containsOnlyKeys("issued coupon " + issued);
            } finally {
                jdbc.sql("set session check_constraint_checks = 1").update();
            }
        });

        assertThat(shop.broken("coupon-use-names-its-order")).isEmpty();
    }
}
