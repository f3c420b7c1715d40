package shop.jangteo.promotion.adapter.out.persistence;

import static shop.jangteo.promotion.adapter.jooq.Tables.ISSUED_COUPON;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Insert;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.promotion.adapter.jooq.tables.records.IssuedCouponRecord;
import shop.jangteo.promotion.domain.coupon.CouponId;
import shop.jangteo.promotion.domain.coupon.IssuedCoupon;
import shop.jangteo.promotion.domain.coupon.IssuedCouponId;
import shop.jangteo.promotion.domain.coupon.IssuedCoupons;

@Repository
class JooqIssuedCoupons implements IssuedCoupons {

    private final DSLContext sql;

    JooqIssuedCoupons(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void add(IssuedCoupon issued, @Nullable RequestKey requestKey) {
        insert(sql.insertInto(ISSUED_COUPON).set(record(issued, requestKey)));
    }

    @Override
    public void addAll(List<IssuedCoupon> issued) {
        insert(sql.insertInto(ISSUED_COUPON)
                .set(issued.stream().map(piece -> record(piece, null)).toList()));
    }

    private static void insert(Insert<IssuedCouponRecord> pieces) {
        try {
            pieces.execute();
        } catch (DuplicateKeyException taken) {
            // The same member asked twice at once: the second attempt sees what the other one got.
            throw new OptimisticLockingFailureException("another request of this member was faster", taken);
        }
    }

    private static IssuedCouponRecord record(IssuedCoupon issued, @Nullable RequestKey requestKey) {
        var row = new IssuedCouponRecord();
        row.setId(issued.id().value());
        row.setCouponId(issued.couponId().value());
        row.setMemberId(issued.memberId());
        row.setSeq(issued.sequence());
        row.setNumber(issued.number());
        row.setIssuedAt(issued.issuedAt());
        row.setExpiresAt(issued.expiresAt());
        row.setRequestKey(requestKey == null ? null : requestKey.value());
        row.setRequestContent(requestKey == null ? null : requestKey.content());
        return row;
    }

    @Override
    public Optional<IssuedCoupon> findByRequest(UUID memberId, RequestKey requestKey) {
        return sql.selectFrom(ISSUED_COUPON)
                .where(ISSUED_COUPON.MEMBER_ID.eq(memberId), ISSUED_COUPON.REQUEST_KEY.eq(requestKey.value()))
                .fetchOptional()
                .map(found -> {
                    requestKey.requireContent(found.getRequestContent());
                    return issued(found);
                });
    }

    @Override
    public int countHad(CouponId couponId, UUID memberId) {
        return sql.fetchCount(
                ISSUED_COUPON, ISSUED_COUPON.COUPON_ID.eq(couponId.value()), ISSUED_COUPON.MEMBER_ID.eq(memberId));
    }

    @Override
    public Map<UUID, Integer> countHad(CouponId couponId, Collection<UUID> memberIds) {
        return sql.select(ISSUED_COUPON.MEMBER_ID, DSL.count())
                .from(ISSUED_COUPON)
                .where(ISSUED_COUPON.COUPON_ID.eq(couponId.value()), ISSUED_COUPON.MEMBER_ID.in(memberIds))
                .groupBy(ISSUED_COUPON.MEMBER_ID)
                .fetchMap(ISSUED_COUPON.MEMBER_ID, DSL.count());
    }

    @Override
    public List<IssuedCoupon> find(UUID memberId, Collection<UUID> ids) {
        return sql.selectFrom(ISSUED_COUPON)
                .where(answersTo(memberId, ids))
                .orderBy(ISSUED_COUPON.ID)
                .fetch(JooqIssuedCoupons::issued);
    }

    @Override
    public List<IssuedCoupon> findUsable(UUID memberId, Instant now) {
        return sql.selectFrom(ISSUED_COUPON)
                .where(
                        ISSUED_COUPON.MEMBER_ID.eq(memberId),
                        ISSUED_COUPON.ORDER_ID.isNull(),
                        ISSUED_COUPON.EXPIRES_AT.gt(now))
                .orderBy(ISSUED_COUPON.ID)
                .fetch(JooqIssuedCoupons::issued);
    }

    @Override
    public List<IssuedCoupon> lock(UUID memberId, Collection<UUID> ids) {
        return sql.selectFrom(ISSUED_COUPON)
                .where(answersTo(memberId, ids))
                .orderBy(ISSUED_COUPON.ID)
                .forUpdate()
                .fetch(JooqIssuedCoupons::issued);
    }

    private static Condition answersTo(UUID memberId, Collection<UUID> ids) {
        return ISSUED_COUPON.MEMBER_ID.eq(memberId).and(ISSUED_COUPON.ID.in(ids).or(ISSUED_COUPON.COUPON_ID.in(ids)));
    }

    @Override
    public List<IssuedCoupon> lockUsedFor(UUID orderId) {
        return sql.selectFrom(ISSUED_COUPON)
                .where(ISSUED_COUPON.ORDER_ID.eq(orderId))
                .orderBy(ISSUED_COUPON.ID)
                .forUpdate()
                .fetch(JooqIssuedCoupons::issued);
    }

    @Override
    public void save(IssuedCoupon issued) {
        IssuedCoupon.Use use = issued.use();
        int changed = sql.update(ISSUED_COUPON)
                .set(ISSUED_COUPON.ORDER_ID, use == null ? null : use.orderId())
                .set(ISSUED_COUPON.USED_AT, use == null ? null : use.at())
                .set(ISSUED_COUPON.VERSION, ISSUED_COUPON.VERSION.plus(1))
                .where(ISSUED_COUPON.ID.eq(issued.id().value()), ISSUED_COUPON.VERSION.eq(issued.version()))
                .execute();
        if (changed == 0) {
            throw new OptimisticLockingFailureException(
                    "issued coupon " + issued.id().value());
        }
    }

    private static IssuedCoupon issued(IssuedCouponRecord found) {
        UUID orderId = found.getOrderId();
        return IssuedCoupon.stored(
                new IssuedCouponId(found.getId()),
                new CouponId(found.getCouponId()),
                found.getMemberId(),
                found.getSeq(),
                found.getNumber(),
                found.getIssuedAt(),
                found.getExpiresAt(),
                orderId == null ? null : new IssuedCoupon.Use(orderId, found.getUsedAt()),
                found.getVersion());
    }
}
