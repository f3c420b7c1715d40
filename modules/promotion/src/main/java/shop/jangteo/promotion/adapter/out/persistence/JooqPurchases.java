package shop.jangteo.promotion.adapter.out.persistence;

import static shop.jangteo.promotion.adapter.jooq.Tables.MEMBER_PURCHASES;

import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.tier.Purchases;

@Repository
class JooqPurchases implements Purchases {

    private final DSLContext sql;

    JooqPurchases(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void add(UUID orderId, UUID memberId, Money amount, Instant confirmedAt) {
        sql.insertInto(MEMBER_PURCHASES)
                .set(MEMBER_PURCHASES.ORDER_ID, orderId)
                .set(MEMBER_PURCHASES.MEMBER_ID, memberId)
                .set(MEMBER_PURCHASES.AMOUNT, amount.won())
                .set(MEMBER_PURCHASES.CONFIRMED_AT, confirmedAt)
                .onDuplicateKeyIgnore()
                .execute();
    }
}
