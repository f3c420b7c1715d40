package shop.jangteo.promotion.adapter.out.persistence;

import static org.jooq.impl.DSL.select;
import static shop.jangteo.promotion.adapter.jooq.Tables.POINTS_LOT;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import shop.jangteo.promotion.application.port.OverduePoints;

@Repository
class JooqOverduePoints implements OverduePoints {

    private final DSLContext sql;

    JooqOverduePoints(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<UUID> holders(Instant now, Collection<UUID> except, int most) {
        var oldest = select(POINTS_LOT.MEMBER_ID)
                .from(POINTS_LOT)
                .where(POINTS_LOT.DUE_AT.le(now), POINTS_LOT.MEMBER_ID.notIn(except))
                .orderBy(POINTS_LOT.DUE_AT)
                .limit(most)
                .asTable("oldest");
        return sql.selectDistinct(oldest.field(POINTS_LOT.MEMBER_ID))
                .from(oldest)
                .fetch(oldest.field(POINTS_LOT.MEMBER_ID));
    }
}
