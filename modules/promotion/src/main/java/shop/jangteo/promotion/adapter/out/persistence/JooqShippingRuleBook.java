package shop.jangteo.promotion.adapter.out.persistence;

import static org.jooq.impl.DSL.val;
import static shop.jangteo.promotion.adapter.jooq.Tables.SHIPPING_RULES;
import static shop.jangteo.promotion.adapter.jooq.Tables.SHIPPING_ZONE;

import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.adapter.jooq.tables.records.ShippingZoneRecord;
import shop.jangteo.promotion.domain.pricing.ShippingRuleBook;
import shop.jangteo.promotion.domain.pricing.ShippingRules;
import shop.jangteo.promotion.domain.pricing.ShippingTerms;

@Repository
class JooqShippingRuleBook implements ShippingRuleBook {

    private static final byte THE_ROW = 1;

    private final DSLContext sql;
    private final ShippingTerms untilToldOtherwise;

    JooqShippingRuleBook(DSLContext sql, ShippingTerms untilToldOtherwise) {
        this.sql = sql;
        this.untilToldOtherwise = untilToldOtherwise;
    }

    @Override
    public void save(ShippingRules rules) {
        // An update that changes nothing locks the row, or makes it, before its version is compared.
        sql.insertInto(SHIPPING_RULES)
                .set(SHIPPING_RULES.ID, THE_ROW)
                .set(SHIPPING_RULES.BASE_FEE, 0L)
                .set(SHIPPING_RULES.FREE_FROM, 0L)
                .set(SHIPPING_RULES.MINIMUM_ORDER_AMOUNT, 0L)
                .set(SHIPPING_RULES.VERSION, -1L)
                .onDuplicateKeyUpdate()
                .set(SHIPPING_RULES.ID, THE_ROW)
                .execute();
        int newer = sql.update(SHIPPING_RULES)
                .set(SHIPPING_RULES.BASE_FEE, rules.baseFee().won())
                .set(SHIPPING_RULES.FREE_FROM, rules.freeFrom().won())
                .set(
                        SHIPPING_RULES.MINIMUM_ORDER_AMOUNT,
                        rules.minimumOrderAmount().won())
                .set(SHIPPING_RULES.VERSION, rules.version())
                .where(SHIPPING_RULES.ID.eq(THE_ROW), SHIPPING_RULES.VERSION.lt(rules.version()))
                .execute();
        if (newer == 1) {
            sql.deleteFrom(SHIPPING_ZONE).execute();
            sql.batchInsert(rules.zones().stream()
                            .map(zone -> new ShippingZoneRecord(
                                    zone.fromPostalCode(),
                                    zone.toPostalCode(),
                                    zone.name(),
                                    zone.surcharge().won()))
                            .toList())
                    .execute();
        }
    }

    @Override
    public ShippingTerms termsFor(@Nullable String postalCode) {
        return sql.select(SHIPPING_RULES.asterisk(), SHIPPING_ZONE.asterisk())
                .from(SHIPPING_RULES)
                .leftJoin(SHIPPING_ZONE)
                .on(val(postalCode, SHIPPING_ZONE.FROM_POSTAL_CODE)
                        .between(SHIPPING_ZONE.FROM_POSTAL_CODE, SHIPPING_ZONE.TO_POSTAL_CODE))
                .fetchOptional(JooqShippingRuleBook::terms)
                .orElse(untilToldOtherwise);
    }

    private static ShippingTerms terms(Record found) {
        String zone = found.get(SHIPPING_ZONE.NAME);
        return new ShippingTerms(
                Money.won(found.get(SHIPPING_RULES.BASE_FEE)),
                Money.won(found.get(SHIPPING_RULES.FREE_FROM)),
                Money.won(found.get(SHIPPING_RULES.MINIMUM_ORDER_AMOUNT)),
                zone == null
                        ? null
                        : new ShippingRules.Zone(
                                zone,
                                found.get(SHIPPING_ZONE.FROM_POSTAL_CODE),
                                found.get(SHIPPING_ZONE.TO_POSTAL_CODE),
                                Money.won(found.get(SHIPPING_ZONE.SURCHARGE))));
    }
}
