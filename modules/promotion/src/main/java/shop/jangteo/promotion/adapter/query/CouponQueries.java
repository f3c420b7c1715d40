package shop.jangteo.promotion.adapter.query;

import static shop.jangteo.promotion.adapter.jooq.Tables.COUPON;
import static shop.jangteo.promotion.adapter.jooq.Tables.FREE_PIECE;
import static shop.jangteo.promotion.adapter.jooq.Tables.ISSUED_COUPON;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.promotion.adapter.query.CouponView.CouponAudienceView;
import shop.jangteo.promotion.adapter.query.CouponView.CouponScopeView;
import shop.jangteo.promotion.domain.coupon.Audience;
import shop.jangteo.promotion.domain.coupon.CouponType;
import shop.jangteo.promotion.domain.coupon.DiscountType;
import shop.jangteo.promotion.domain.coupon.IssuedCoupon.Status;
import shop.jangteo.promotion.domain.coupon.Scope;
import tools.jackson.databind.json.JsonMapper;

/** What coupons there are and who holds which. */
@Component
@Transactional(readOnly = true)
public class CouponQueries {

    /** Nobody counts pieces: they are those that were laid out and don't lie free any more. */
    private static final Field<Integer> ISSUED_COUNT = COUPON.LAID_OUT
            .minus(DSL.field(DSL.selectCount().from(FREE_PIECE).where(FREE_PIECE.COUPON_ID.eq(COUPON.ID))))
            .as("issued_count");

    private final DSLContext sql;
    private final JsonMapper json;
    private final Clock clock;

    CouponQueries(DSLContext sql, JsonMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    public CouponView coupon(Actor actor, UUID couponId) {
        return sql.select(COUPON.asterisk(), ISSUED_COUNT)
                .from(COUPON)
                .where(COUPON.ID.eq(couponId))
                .fetchOptional(found -> coupon(actor, found))
                .orElseThrow(() -> new NotFound("coupon"));
    }

    /** Operators see all; everybody else what can be asked for now and isn't a secret between the shop and some. */
    public Page<CouponView> coupons(Actor actor, Paging paging) {
        Instant now = clock.instant();
        Condition visible = actor.isOperator()
                ? DSL.noCondition()
                : COUPON.VALID_FROM
                        .le(now)
                        .and(COUPON.VALID_TO.gt(now))
                        .and(COUPON.CODE.isNull())
                        .and(COUPON.PAUSED.isFalse());
        List<CouponView> items = sql.select(COUPON.asterisk(), ISSUED_COUNT)
                .from(COUPON)
                .where(visible)
                .orderBy(paging.orderBy(
                        Map.of("name", COUPON.NAME, "validTo", COUPON.VALID_TO, "createdAt", COUPON.CREATED_AT),
                        COUPON.CREATED_AT.desc(),
                        COUPON.ID.desc()))
                .limit(paging.size())
                .offset(paging.offset())
                .fetch(found -> coupon(actor, found));
        return Page.of(items, paging, sql.fetchCount(COUPON, visible));
    }

    public IssuedCouponView issued(UUID memberId, UUID issuedId) {
        Instant now = clock.instant();
        return sql.selectFrom(ISSUED_COUPON)
                .where(ISSUED_COUPON.ID.eq(issuedId), ISSUED_COUPON.MEMBER_ID.eq(memberId))
                .fetchOptional(found -> new IssuedCouponView(
                        found.getId(),
                        found.getCouponId(),
                        status(found, now),
                        found.getIssuedAt(),
                        found.getExpiresAt(),
                        found.getOrderId(),
                        found.getUsedAt()))
                .orElseThrow(() -> new NotFound("coupon"));
    }

    /** @param status null for what has not expired */
    public Page<WalletCouponView> wallet(UUID memberId, @Nullable Status status, Paging paging) {
        Instant now = clock.instant();
        Condition held = ISSUED_COUPON.MEMBER_ID.eq(memberId).and(in(status, now));
        List<WalletCouponView> items = sql.select(ISSUED_COUPON.asterisk(), COUPON.asterisk())
                .from(ISSUED_COUPON)
                .join(COUPON)
                .on(COUPON.ID.eq(ISSUED_COUPON.COUPON_ID))
                .where(held)
                .orderBy(paging.orderBy(
                        Map.of("issuedAt", ISSUED_COUPON.ISSUED_AT, "expiresAt", ISSUED_COUPON.EXPIRES_AT),
                        ISSUED_COUPON.EXPIRES_AT.asc(),
                        ISSUED_COUPON.ID.asc()))
                .limit(paging.size())
                .offset(paging.offset())
                .fetch(found -> walletCoupon(found, now));
        return Page.of(items, paging, sql.fetchCount(ISSUED_COUPON, held));
    }

    private static Condition in(@Nullable Status status, Instant now) {
        Condition used = ISSUED_COUPON.ORDER_ID.isNotNull();
        Condition alive = ISSUED_COUPON.EXPIRES_AT.gt(now);
        if (status == null) {
            return used.or(alive);
        }
        return switch (status) {
            case USED -> used;
            case ISSUED -> used.not().and(alive);
            case EXPIRED -> used.not().and(alive.not());
        };
    }

    private static Status status(Record found, Instant now) {
        if (found.get(ISSUED_COUPON.ORDER_ID) != null) {
            return Status.USED;
        }
        return now.isBefore(found.get(ISSUED_COUPON.EXPIRES_AT)) ? Status.ISSUED : Status.EXPIRED;
    }

    private WalletCouponView walletCoupon(Record found, Instant now) {
        return new WalletCouponView(
                found.get(ISSUED_COUPON.ID),
                found.get(ISSUED_COUPON.COUPON_ID),
                status(found, now),
                found.get(ISSUED_COUPON.ISSUED_AT),
                found.get(ISSUED_COUPON.EXPIRES_AT),
                found.get(ISSUED_COUPON.ORDER_ID),
                found.get(ISSUED_COUPON.USED_AT),
                found.get(COUPON.NAME),
                CouponType.valueOf(found.get(COUPON.COUPON_TYPE)),
                DiscountType.valueOf(found.get(COUPON.DISCOUNT_TYPE)),
                found.get(COUPON.DISCOUNT_VALUE),
                money(found.get(COUPON.MAX_DISCOUNT)),
                Money.won(found.get(COUPON.MINIMUM_PURCHASE)),
                scope(found),
                found.get(COUPON.STACKABLE),
                found.get(COUPON.PAUSED));
    }

    private CouponView coupon(Actor actor, Record found) {
        return new CouponView(
                found.get(COUPON.ID),
                found.get(COUPON.NAME),
                actor.isOperator() ? found.get(COUPON.CODE) : null,
                CouponType.valueOf(found.get(COUPON.COUPON_TYPE)),
                DiscountType.valueOf(found.get(COUPON.DISCOUNT_TYPE)),
                found.get(COUPON.DISCOUNT_VALUE),
                money(found.get(COUPON.MAX_DISCOUNT)),
                found.get(COUPON.QUANTITY),
                found.get(ISSUED_COUNT),
                found.get(COUPON.PER_MEMBER),
                Money.won(found.get(COUPON.MINIMUM_PURCHASE)),
                found.get(COUPON.VALID_FROM),
                found.get(COUPON.VALID_TO),
                found.get(COUPON.VALID_DAYS),
                scope(found),
                new CouponAudienceView(
                        Audience.Kind.valueOf(found.get(COUPON.AUDIENCE_KIND)),
                        found.get(COUPON.AUDIENCE_DAYS),
                        found.get(COUPON.AUDIENCE_TIER),
                        money(found.get(COUPON.AUDIENCE_AMOUNT)),
                        found.get(COUPON.AUDIENCE_BEFORE)),
                found.get(COUPON.STACKABLE),
                found.get(COUPON.PAUSED),
                found.get(COUPON.CREATED_AT),
                found.get(COUPON.VERSION));
    }

    private CouponScopeView scope(Record found) {
        return new CouponScopeView(
                Scope.Kind.valueOf(found.get(COUPON.SCOPE_KIND)),
                List.of(json.readValue(found.get(COUPON.SCOPE_IDS), UUID[].class)));
    }

    private static @Nullable Money money(@Nullable Long won) {
        return won == null ? null : Money.won(won);
    }
}
