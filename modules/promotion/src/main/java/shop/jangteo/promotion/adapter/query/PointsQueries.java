package shop.jangteo.promotion.adapter.query;

import static shop.jangteo.promotion.adapter.jooq.Tables.POINTS_CHARGE;
import static shop.jangteo.promotion.adapter.jooq.Tables.POINTS_ENTRY;
import static shop.jangteo.promotion.adapter.jooq.Tables.POINTS_LOT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.promotion.adapter.jooq.tables.records.PointsEntryRecord;
import shop.jangteo.promotion.adapter.jooq.tables.records.PointsLotRecord;
import shop.jangteo.promotion.adapter.query.PointsView.ExpiringPoints;
import shop.jangteo.promotion.domain.ShopDay;
import shop.jangteo.promotion.domain.points.PointsCharge;
import shop.jangteo.promotion.domain.points.PointsEntry.Kind;

/** What points a member has and where they came from and went. */
@Component
@Transactional(readOnly = true)
public class PointsQueries {

    private static final Duration SOON = Duration.ofDays(30);

    private final DSLContext sql;
    private final Clock clock;

    PointsQueries(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public PointsView points(UUID memberId) {
        Instant now = clock.instant();
        Result<PointsLotRecord> lots = sql.selectFrom(POINTS_LOT)
                .where(POINTS_LOT.MEMBER_ID.eq(memberId), POINTS_LOT.REMAINING.gt(0L), POINTS_LOT.EXPIRES_AT.gt(now))
                .orderBy(POINTS_LOT.EXPIRES_AT)
                .fetch();
        return new PointsView(sum(lots), expiringSoon(lots, now));
    }

    public PointsChargeView charge(UUID memberId, UUID chargeId) {
        Money balance = points(memberId).balance();
        return sql.selectFrom(POINTS_CHARGE)
                .where(POINTS_CHARGE.ID.eq(chargeId), POINTS_CHARGE.MEMBER_ID.eq(memberId))
                .fetchOptional(found -> new PointsChargeView(
                        found.getId(),
                        PointsCharge.Status.valueOf(found.getStatus()),
                        Money.won(found.getAmount()),
                        PointsCharge.Method.valueOf(found.getMethod()),
                        found.getFailureReason(),
                        balance,
                        found.getRequestedAt(),
                        found.getChangedAt()))
                .orElseThrow(() -> new NotFound("points charge"));
    }

    private static @Nullable ExpiringPoints expiringSoon(List<PointsLotRecord> lots, Instant now) {
        if (lots.isEmpty() || lots.getFirst().getExpiresAt().isAfter(now.plus(SOON))) {
            return null;
        }
        LocalDate on = lastDayOf(lots.getFirst());
        return new ExpiringPoints(
                sum(lots.stream().filter(lot -> lastDayOf(lot).equals(on)).toList()), on);
    }

    /** An expiry is the first instant that is too late. */
    private static LocalDate lastDayOf(PointsLotRecord lot) {
        return LocalDate.ofInstant(lot.getExpiresAt().minusNanos(1), ShopDay.ZONE);
    }

    private static Money sum(List<PointsLotRecord> lots) {
        return Money.won(lots.stream().mapToLong(PointsLotRecord::getRemaining).sum());
    }

    public Page<PointsEntryView> history(UUID memberId, Paging paging) {
        List<PointsEntryView> items = sql.selectFrom(POINTS_ENTRY)
                .where(POINTS_ENTRY.MEMBER_ID.eq(memberId))
                .orderBy(paging.orderBy(
                        Map.of("at", POINTS_ENTRY.OCCURRED_AT),
                        POINTS_ENTRY.OCCURRED_AT.desc(),
                        POINTS_ENTRY.ID.desc()))
                .limit(paging.size())
                .offset(paging.offset())
                .fetch(found -> new PointsEntryView(
                        found.getId(),
                        Kind.valueOf(found.getKind()),
                        found.getAmount(),
                        Money.won(found.getBalanceAfter()),
                        found.getOrderId(),
                        chargeId(found),
                        found.getReason(),
                        found.getExpiresAt(),
                        found.getOccurredAt()));
        return Page.of(items, paging, sql.fetchCount(POINTS_ENTRY, POINTS_ENTRY.MEMBER_ID.eq(memberId)));
    }

    private static @Nullable UUID chargeId(PointsEntryRecord found) {
        return PointsEntryView.isAboutACharge(Kind.valueOf(found.getKind())) ? found.getCause() : null;
    }
}
