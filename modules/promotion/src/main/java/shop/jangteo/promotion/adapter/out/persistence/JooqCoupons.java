package shop.jangteo.promotion.adapter.out.persistence;

import static shop.jangteo.promotion.adapter.jooq.Tables.COUPON;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.adapter.jooq.tables.records.CouponRecord;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponCodeTaken;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponSoldOut;
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
    public void add(Coupon coupon, UUID operator, @Nullable String requestKey, Instant now) {
        CouponTerms terms = coupon.terms();
        Money maxDiscount = terms.maxDiscount();
        try {
            sql.insertInto(COUPON)
                    .set(COUPON.ID, coupon.id().value())
                    .set(COUPON.NAME, terms.name())
                    .set(COUPON.CODE, terms.code())
                    .set(COUPON.COUPON_TYPE, terms.type().name())
                    .set(COUPON.DISCOUNT_TYPE, terms.discount().name())
                    .set(COUPON.DISCOUNT_VALUE, terms.discountValue())
                    .set(COUPON.MAX_DISCOUNT, maxDiscount == null ? null : maxDiscount.won())
                    .set(COUPON.QUANTITY, terms.quantity())
                    .set(COUPON.PER_MEMBER, terms.perMember())
                    .set(COUPON.MINIMUM_PURCHASE, terms.minimumPurchase().won())
                    .set(COUPON.VALID_FROM, terms.validFrom())
                    .set(COUPON.VALID_TO, terms.validTo())
                    .set(COUPON.SCOPE_KIND, terms.scope().kind().name())
                    .set(COUPON.SCOPE_IDS, lists.write(terms.scope().targets()))
                    .set(COUPON.STACKABLE, terms.stackable())
                    .set(COUPON.CREATED_AT, now)
                    .set(COUPON.CREATED_BY, operator)
                    .set(COUPON.REQUEST_KEY, requestKey)
                    .execute();
        } catch (DuplicateKeyException taken) {
            String code = terms.code();
            if (code != null && String.valueOf(taken.getMessage()).contains("uq_coupon_code")) {
                throw new CouponCodeTaken(code);
            }
            throw new OptimisticLockingFailureException("the same command was faster", taken);
        }
    }

    @Override
    public Optional<Coupon> find(CouponId id) {
        return sql.selectFrom(COUPON).where(COUPON.ID.eq(id.value())).fetchOptional(this::coupon);
    }

    @Override
    public Optional<Coupon> findByCode(String code) {
        return sql.selectFrom(COUPON).where(COUPON.CODE.eq(code)).fetchOptional(this::coupon);
    }

    @Override
    public Optional<CouponId> findByRequest(UUID operator, String requestKey) {
        return sql.select(COUPON.ID)
                .from(COUPON)
                .where(COUPON.CREATED_BY.eq(operator), COUPON.REQUEST_KEY.eq(requestKey))
                .fetchOptional(COUPON.ID)
                .map(CouponId::new);
    }

    @Override
    public Map<CouponId, Coupon> findAll(Collection<CouponId> ids) {
        return sql.selectFrom(COUPON)
                .where(COUPON.ID.in(ids.stream().map(CouponId::value).toList()))
                .fetchMap(found -> new CouponId(found.getId()), this::coupon);
    }

    @Override
    public void takePiece(CouponId id) {
        int taken = sql.update(COUPON)
                .set(COUPON.ISSUED_COUNT, COUPON.ISSUED_COUNT.plus(1))
                .where(COUPON.ID.eq(id.value()), COUPON.QUANTITY.isNull().or(COUPON.ISSUED_COUNT.lt(COUPON.QUANTITY)))
                .execute();
        if (taken == 0) {
            throw new CouponSoldOut(id.value());
        }
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
                        new Scope(
                                Scope.Kind.valueOf(found.getScopeKind()), Set.copyOf(lists.read(found.getScopeIds()))),
                        found.getStackable()),
                found.getIssuedCount());
    }
}
