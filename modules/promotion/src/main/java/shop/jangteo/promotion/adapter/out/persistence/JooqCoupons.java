package shop.jangteo.promotion.adapter.out.persistence;

import static shop.jangteo.promotion.adapter.jooq.Tables.COUPON;
import static shop.jangteo.promotion.adapter.jooq.Tables.FREE_PIECE;
import static shop.jangteo.promotion.adapter.jooq.Tables.ISSUED_COUPON;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectConditionStep;
import org.jooq.SelectLimitPercentStep;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.promotion.adapter.jooq.tables.records.CouponRecord;
import shop.jangteo.promotion.adapter.jooq.tables.records.FreePieceRecord;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponCodeTaken;
import shop.jangteo.promotion.domain.coupon.Coupon;
import shop.jangteo.promotion.domain.coupon.CouponId;
import shop.jangteo.promotion.domain.coupon.CouponTerms;
import shop.jangteo.promotion.domain.coupon.CouponType;
import shop.jangteo.promotion.domain.coupon.Coupons;
import shop.jangteo.promotion.domain.coupon.DiscountType;
import shop.jangteo.promotion.domain.coupon.Scope;

@Repository
class JooqCoupons implements Coupons {

    private final DSLContext sql;
    private final UuidLists lists;

    JooqCoupons(DSLContext sql, UuidLists lists) {
        this.sql = sql;
        this.lists = lists;
    }

    @Override
    public void add(Coupon coupon, UUID operator, @Nullable RequestKey requestKey, Instant now) {
        CouponTerms terms = coupon.terms();
        Money maxDiscount = terms.maxDiscount();
        try {
            sql.insertInto(COUPON)
                    .set(COUPON.ID, coupon.id().value())
                    .set(COUPON.CODE, terms.code())
                    .set(COUPON.COUPON_TYPE, terms.type().name())
                    .set(COUPON.DISCOUNT_TYPE, terms.discount().name())
                    .set(COUPON.DISCOUNT_VALUE, terms.discountValue())
                    .set(COUPON.MAX_DISCOUNT, maxDiscount == null ? null : maxDiscount.won())
                    .set(COUPON.PER_MEMBER, terms.perMember())
                    .set(COUPON.MINIMUM_PURCHASE, terms.minimumPurchase().won())
                    .set(COUPON.VALID_DAYS, terms.validDays())
                    .set(COUPON.SCOPE_KIND, terms.scope().kind().name())
                    .set(COUPON.SCOPE_IDS, lists.write(terms.scope().targets()))
                    .set(COUPON.STACKABLE, terms.stackable())
                    .set(COUPON.CREATED_AT, now)
                    .set(COUPON.CREATED_BY, operator)
                    .set(COUPON.REQUEST_KEY, requestKey == null ? null : requestKey.value())
                    .set(COUPON.REQUEST_CONTENT, requestKey == null ? null : requestKey.content())
                    .set(changeable(coupon))
                    .execute();
        } catch (DuplicateKeyException taken) {
            String code = terms.code();
            if (code != null && String.valueOf(taken.getMessage()).contains("uq_coupon_code")) {
                throw new CouponCodeTaken(code);
            }
            throw new OptimisticLockingFailureException("the same command was faster", taken);
        }
    }

    private static Map<Field<?>, @Nullable Object> changeable(Coupon coupon) {
        CouponTerms terms = coupon.terms();
        Map<Field<?>, @Nullable Object> columns = new HashMap<>(AudienceColumns.of(terms.audience()));
        columns.put(COUPON.NAME, terms.name());
        columns.put(COUPON.QUANTITY, terms.quantity());
        columns.put(COUPON.VALID_FROM, terms.validFrom());
        columns.put(COUPON.VALID_TO, terms.validTo());
        columns.put(COUPON.PAUSED, coupon.isPaused());
        columns.put(COUPON.LAID_OUT, coupon.laidOut().count());
        columns.put(COUPON.NEXT_NUMBER, coupon.laidOut().nextNumber());
        return columns;
    }

    @Override
    public Optional<Coupon> find(CouponId id) {
        return select(COUPON.ID.eq(id.value())).fetchOptional(this::coupon);
    }

    @Override
    public Optional<Coupon> hold(CouponId id) {
        return select(COUPON.ID.eq(id.value())).forShare().fetchOptional(this::coupon);
    }

    @Override
    public Optional<Coupon> holdByCode(String code) {
        return select(COUPON.CODE.eq(code)).forShare().fetchOptional(this::coupon);
    }

    @Override
    public Optional<Coupon> lock(CouponId id) {
        return select(COUPON.ID.eq(id.value())).forUpdate().fetchOptional(this::coupon);
    }

    private SelectConditionStep<CouponRecord> select(Condition condition) {
        return sql.selectFrom(COUPON).where(condition);
    }

    @Override
    public Optional<CouponId> findByRequest(UUID operator, RequestKey requestKey) {
        return sql.select(COUPON.ID, COUPON.REQUEST_CONTENT)
                .from(COUPON)
                .where(COUPON.CREATED_BY.eq(operator), COUPON.REQUEST_KEY.eq(requestKey.value()))
                .fetchOptional()
                .map(found -> {
                    requestKey.requireContent(found.value2());
                    return new CouponId(found.value1());
                });
    }

    @Override
    public Map<CouponId, Coupon> findAll(Collection<CouponId> ids) {
        return select(in(ids)).fetchMap(found -> new CouponId(found.getId()), this::coupon);
    }

    @Override
    public Map<CouponId, Coupon> holdAll(Collection<CouponId> ids) {
        return select(in(ids))
                .orderBy(COUPON.ID)
                .forShare()
                .fetchMap(found -> new CouponId(found.getId()), this::coupon);
    }

    private static Condition in(Collection<CouponId> ids) {
        return COUPON.ID.in(ids.stream().map(CouponId::value).toList());
    }

    @Override
    public void save(Coupon coupon) {
        int changed = sql.update(COUPON)
                .set(changeable(coupon))
                .set(COUPON.VERSION, COUPON.VERSION.plus(1))
                .where(COUPON.ID.eq(coupon.id().value()), COUPON.VERSION.eq(coupon.version()))
                .execute();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("coupon " + coupon.id().value());
        }
    }

    @Override
    public void saveLaidOut(Coupon coupon) {
        sql.update(COUPON)
                .set(COUPON.LAID_OUT, coupon.laidOut().count())
                .set(COUPON.NEXT_NUMBER, coupon.laidOut().nextNumber())
                .where(COUPON.ID.eq(coupon.id().value()))
                .execute();
    }

    @Override
    public List<Integer> takeFree(Coupon coupon, int wanted) {
        CouponId id = coupon.id();
        List<Integer> taken = free(id, wanted).forUpdate().skipLocked().fetch(FREE_PIECE.NUMBER);
        if (taken.size() < wanted && !coupon.hasMoreToLayOut()) {
            // The rest is being taken by others; if they give up, nobody may have been told that it was gone.
            taken = free(id, wanted).forUpdate().fetch(FREE_PIECE.NUMBER);
        }
        if (!taken.isEmpty()) {
            sql.deleteFrom(FREE_PIECE)
                    .where(FREE_PIECE.COUPON_ID.eq(id.value()), FREE_PIECE.NUMBER.in(taken))
                    .execute();
        }
        return taken;
    }

    private SelectLimitPercentStep<FreePieceRecord> free(CouponId id, int most) {
        return sql.selectFrom(FREE_PIECE)
                .where(FREE_PIECE.COUPON_ID.eq(id.value()))
                .orderBy(FREE_PIECE.NUMBER)
                .limit(most);
    }

    @Override
    public boolean hasFree(CouponId id) {
        return sql.fetchExists(FREE_PIECE, FREE_PIECE.COUPON_ID.eq(id.value()));
    }

    @Override
    public void addFree(CouponId id, int firstNumber, int count) {
        sql.batchInsert(IntStream.range(firstNumber, firstNumber + count)
                        .mapToObj(number -> new FreePieceRecord(id.value(), number))
                        .toList())
                .execute();
    }

    @Override
    public void removeFree(CouponId id, int count) {
        int removed = sql.deleteFrom(FREE_PIECE)
                .where(FREE_PIECE.COUPON_ID.eq(id.value()))
                .orderBy(FREE_PIECE.NUMBER.desc())
                .limit(count)
                .execute();
        if (removed != count) {
            throw new IllegalStateException("coupon " + id.value() + " has fewer than " + count + " free pieces");
        }
    }

    @Override
    public int countIssued(CouponId id) {
        return sql.fetchCount(ISSUED_COUPON, ISSUED_COUPON.COUPON_ID.eq(id.value()));
    }

    private Coupon coupon(CouponRecord found) {
        return Coupon.stored(
                new CouponId(found.getId()),
                new CouponTerms(
                        found.getName(),
                        found.getCode(),
                        CouponType.valueOf(found.getCouponType()),
                        DiscountType.valueOf(found.getDiscountType()),
                        found.getDiscountValue(),
                        found.getMaxDiscount() == null ? null : Money.won(found.getMaxDiscount()),
                        found.getQuantity(),
                        found.getPerMember(),
                        Money.won(found.getMinimumPurchase()),
                        found.getValidFrom(),
                        found.getValidTo(),
                        found.getValidDays(),
                        new Scope(
                                Scope.Kind.valueOf(found.getScopeKind()), Set.copyOf(lists.read(found.getScopeIds()))),
                        AudienceColumns.read(found),
                        found.getStackable()),
                found.getPaused(),
                new Coupon.PiecesLaidOut(found.getLaidOut(), found.getNextNumber()),
                found.getVersion());
    }
}
