package shop.jangteo.promotion.adapter.out.persistence;

import static shop.jangteo.promotion.adapter.jooq.Tables.POINTS_CHARGE;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.promotion.adapter.jooq.tables.records.PointsChargeRecord;
import shop.jangteo.promotion.domain.points.PointsCharge;
import shop.jangteo.promotion.domain.points.PointsCharges;

@Repository
class JooqPointsCharges implements PointsCharges {

    private final DSLContext sql;

    JooqPointsCharges(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void add(PointsCharge charge, RequestKey requestKey) {
        try {
            sql.insertInto(POINTS_CHARGE)
                    .set(POINTS_CHARGE.ID, charge.id())
                    .set(POINTS_CHARGE.MEMBER_ID, charge.memberId())
                    .set(POINTS_CHARGE.AMOUNT, charge.amount().won())
                    .set(POINTS_CHARGE.METHOD, charge.method().name())
                    .set(POINTS_CHARGE.STATUS, charge.status().name())
                    .set(POINTS_CHARGE.REQUESTED_AT, charge.requestedAt())
                    .set(POINTS_CHARGE.CHANGED_AT, charge.changedAt())
                    .set(POINTS_CHARGE.VERSION, charge.version())
                    .set(POINTS_CHARGE.REQUEST_KEY, requestKey.value())
                    .set(POINTS_CHARGE.REQUEST_CONTENT, requestKey.content())
                    .execute();
        } catch (DuplicateKeyException taken) {
            throw new OptimisticLockingFailureException("the same command was faster", taken);
        }
    }

    @Override
    public Optional<PointsCharge> find(UUID id) {
        return sql.selectFrom(POINTS_CHARGE).where(POINTS_CHARGE.ID.eq(id)).fetchOptional(JooqPointsCharges::charge);
    }

    @Override
    public Optional<PointsCharge> findByRequest(UUID memberId, RequestKey requestKey) {
        return sql.selectFrom(POINTS_CHARGE)
                .where(POINTS_CHARGE.MEMBER_ID.eq(memberId), POINTS_CHARGE.REQUEST_KEY.eq(requestKey.value()))
                .fetchOptional()
                .map(found -> {
                    requestKey.requireContent(found.getRequestContent());
                    return charge(found);
                });
    }

    @Override
    public Optional<PointsCharge> lock(UUID id) {
        return sql.selectFrom(POINTS_CHARGE)
                .where(POINTS_CHARGE.ID.eq(id))
                .forUpdate()
                .fetchOptional(JooqPointsCharges::charge);
    }

    @Override
    public void save(PointsCharge charge) {
        int changed = sql.update(POINTS_CHARGE)
                .set(POINTS_CHARGE.STATUS, charge.status().name())
                .set(POINTS_CHARGE.FAILURE_REASON, charge.failureReason())
                .set(POINTS_CHARGE.CHANGED_AT, charge.changedAt())
                .set(POINTS_CHARGE.VERSION, POINTS_CHARGE.VERSION.plus(1))
                .where(POINTS_CHARGE.ID.eq(charge.id()), POINTS_CHARGE.VERSION.eq(charge.version()))
                .execute();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("points charge " + charge.id());
        }
    }

    private static PointsCharge charge(PointsChargeRecord found) {
        return PointsCharge.stored(
                found.getId(),
                found.getMemberId(),
                Money.won(found.getAmount()),
                PointsCharge.Method.valueOf(found.getMethod()),
                found.getRequestedAt(),
                new PointsCharge.State(
                        PointsCharge.Status.valueOf(found.getStatus()), found.getFailureReason(), found.getChangedAt()),
                found.getVersion());
    }
}
