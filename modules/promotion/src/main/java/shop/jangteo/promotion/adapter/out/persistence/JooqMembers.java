package shop.jangteo.promotion.adapter.out.persistence;

import static shop.jangteo.promotion.adapter.jooq.Tables.MEMBERS;

import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import shop.jangteo.promotion.domain.points.Members;

@Repository
class JooqMembers implements Members {

    private final DSLContext sql;

    JooqMembers(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void add(UUID memberId) {
        sql.insertInto(MEMBERS)
                .set(MEMBERS.MEMBER_ID, memberId)
                .onDuplicateKeyIgnore()
                .execute();
    }

    @Override
    public boolean isKnown(UUID memberId) {
        return sql.fetchExists(MEMBERS, MEMBERS.MEMBER_ID.eq(memberId));
    }
}
