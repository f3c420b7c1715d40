package shop.jangteo.ordering.adapter.out.persistence;

import static shop.jangteo.ordering.adapter.jooq.Tables.SHIPPING_RULES;
import static shop.jangteo.ordering.adapter.jooq.Tables.SHIPPING_ZONES;

import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.Money;
import shop.jangteo.ordering.domain.order.ShippingRuleBook;
import shop.jangteo.ordering.domain.order.ShippingRules;
import shop.jangteo.ordering.domain.order.ShippingRules.Zone;

/** One row of rules, and the zones: read together in one statement. */
@Repository
class JooqShippingRuleBook implements ShippingRuleBook {

    private static final int THE_ROW = 1;

    private final DSLContext sql;
    private final ShippingRules first;
    private final Clock clock;

    JooqShippingRuleBook(DSLContext sql, ShippingRules first, Clock clock) {
        this.sql = sql;
        this.first = first;
        this.clock = clock;
    }

    @Override
    public ShippingRules current() {
        Result<? extends Record> rows = sql.select(SHIPPING_RULES.fields())
                .select(SHIPPING_ZONES.fields())
                .from(SHIPPING_RULES)
                .leftJoin(SHIPPING_ZONES)
                .on(SHIPPING_ZONES.SURCHARGE.isNotNull())
                .orderBy(SHIPPING_ZONES.FROM_POSTAL_CODE)
                .fetch();
        if (rows.isEmpty()) {
            return first;
        }
        Record row = rows.getFirst();
        return new ShippingRules(
                Money.won(row.get(SHIPPING_RULES.BASE_FEE)),
                Money.won(row.get(SHIPPING_RULES.FREE_FROM)),
                Money.won(row.get(SHIPPING_RULES.MINIMUM_ORDER_AMOUNT)),
                zones(rows),
                row.get(SHIPPING_RULES.VERSION));
    }

    private static List<Zone> zones(List<? extends Record> rows) {
        return rows.stream()
                .filter(row -> row.get(SHIPPING_ZONES.FROM_POSTAL_CODE) != null)
                .map(row -> new Zone(
                        row.get(SHIPPING_ZONES.NAME),
                        row.get(SHIPPING_ZONES.FROM_POSTAL_CODE),
                        row.get(SHIPPING_ZONES.TO_POSTAL_CODE),
                        Money.won(row.get(SHIPPING_ZONES.SURCHARGE))))
                .toList();
    }

    @Override
    public ShippingRules locked() {
        sql.selectOne()
                .from(SHIPPING_RULES)
                .where(SHIPPING_RULES.ID.eq(THE_ROW))
                .forUpdate()
                .fetch();
        return current();
    }

    @Override
    public void replace(ShippingRules next) {
        sql.update(SHIPPING_RULES)
                .set(SHIPPING_RULES.BASE_FEE, next.baseFee().won())
                .set(SHIPPING_RULES.FREE_FROM, next.freeFrom().won())
                .set(
                        SHIPPING_RULES.MINIMUM_ORDER_AMOUNT,
                        next.minimumOrderAmount().won())
                .set(SHIPPING_RULES.VERSION, next.version())
                .set(SHIPPING_RULES.CHANGED_AT, clock.instant())
                .where(SHIPPING_RULES.ID.eq(THE_ROW))
                .execute();
        sql.deleteFrom(SHIPPING_ZONES).execute();
        if (next.zones().isEmpty()) {
            return;
        }
        var rows = sql.insertInto(
                SHIPPING_ZONES,
                SHIPPING_ZONES.FROM_POSTAL_CODE,
                SHIPPING_ZONES.TO_POSTAL_CODE,
                SHIPPING_ZONES.NAME,
                SHIPPING_ZONES.SURCHARGE);
        for (Zone zone : next.zones()) {
            rows = rows.values(
                    zone.fromPostalCode(),
                    zone.toPostalCode(),
                    zone.name(),
                    zone.surcharge().won());
        }
        rows.execute();
    }

    @Override
    public boolean begin() {
        if (sql.fetchExists(SHIPPING_RULES)) {
            return false;
        }
        try {
            sql.insertInto(SHIPPING_RULES)
                    .set(SHIPPING_RULES.ID, THE_ROW)
                    .set(SHIPPING_RULES.BASE_FEE, first.baseFee().won())
                    .set(SHIPPING_RULES.FREE_FROM, first.freeFrom().won())
                    .set(
                            SHIPPING_RULES.MINIMUM_ORDER_AMOUNT,
                            first.minimumOrderAmount().won())
                    .set(SHIPPING_RULES.VERSION, 1L)
                    .set(SHIPPING_RULES.CHANGED_AT, clock.instant())
                    .execute();
            return true;
        } catch (DuplicateKeyException elsewhere) {
            return false;
        }
    }
}
