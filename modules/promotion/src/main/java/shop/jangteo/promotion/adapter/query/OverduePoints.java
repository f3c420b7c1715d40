package shop.jangteo.promotion.adapter.query;

import static shop.jangteo.promotion.adapter.jooq.Tables.POINTS_LOT;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who holds points that are overdue. */
@Component
@Transactional(readOnly = true)
public class OverduePoints {

    private final DSLContext sql;

    OverduePoints(DSLContext sql) {
        this.sql = sql;
    }

    public List<UUID> holders(Instant now, int most) {
        return sql.selectDistinct(POINTS_LOT.MEMBER_ID)
                .from(POINTS_LOT)
                .where(POINTS_LOT.EXPIRES_AT.le(now), POINTS_LOT.REMAINING.gt(0L))
                .limit(most)
                .fetch(POINTS_LOT.MEMBER_ID);
    }
}
