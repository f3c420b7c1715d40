package shop.jangteo.promotion.adapter.out.persistence;

import static org.jooq.impl.DSL.sum;
import static shop.jangteo.promotion.adapter.jooq.Tables.POINTS_ACCOUNT;
import static shop.jangteo.promotion.adapter.jooq.Tables.POINTS_ENTRY;
import static shop.jangteo.promotion.adapter.jooq.Tables.POINTS_LOT;
import static shop.jangteo.promotion.adapter.jooq.Tables.POINTS_SHARE;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.promotion.adapter.jooq.tables.records.PointsAccountRecord;
import shop.jangteo.promotion.adapter.jooq.tables.records.PointsEntryRecord;
import shop.jangteo.promotion.adapter.jooq.tables.records.PointsLotRecord;
import shop.jangteo.promotion.domain.PromotionEvents;
import shop.jangteo.promotion.domain.points.PointsAccount;
import shop.jangteo.promotion.domain.points.PointsAccounts;
import shop.jangteo.promotion.domain.points.PointsEntry;
import shop.jangteo.promotion.domain.points.PointsEntry.Grant;
import shop.jangteo.promotion.domain.points.PointsEntry.Kind;
import shop.jangteo.promotion.domain.points.PointsLot;
import shop.jangteo.promotion.domain.points.Spending;

@Repository
class JooqPointsAccounts implements PointsAccounts {

    private final DSLContext sql;
    private final PromotionEvents events;

    JooqPointsAccounts(DSLContext sql, PromotionEvents events) {
        this.sql = sql;
        this.events = events;
    }

    @Override
    public PointsAccount lock(UUID memberId) {
        PointsAccountRecord account = lockRow(memberId).orElseGet(() -> {
            // An update that changes nothing takes the exclusive lock at once; a shared one would end in a deadlock.
            sql.insertInto(POINTS_ACCOUNT)
                    .set(POINTS_ACCOUNT.MEMBER_ID, memberId)
                    .set(POINTS_ACCOUNT.BALANCE, 0L)
                    .set(POINTS_ACCOUNT.VERSION, 0L)
                    .onDuplicateKeyUpdate()
                    .set(POINTS_ACCOUNT.MEMBER_ID, memberId)
                    .execute();
            return lockRow(memberId).orElseThrow();
        });
        List<PointsLot> lots = sql.selectFrom(POINTS_LOT)
                .where(POINTS_LOT.MEMBER_ID.eq(memberId), POINTS_LOT.REMAINING.gt(0L))
                .fetch(JooqPointsAccounts::lot);
        return PointsAccount.stored(memberId, Money.won(account.getBalance()), lots, account.getVersion());
    }

    private Optional<PointsAccountRecord> lockRow(UUID memberId) {
        return sql.selectFrom(POINTS_ACCOUNT)
                .where(POINTS_ACCOUNT.MEMBER_ID.eq(memberId))
                .forUpdate()
                .fetchOptional();
    }

    @Override
    public Money spendable(UUID memberId, Instant now) {
        BigDecimal points = sql.select(sum(POINTS_LOT.REMAINING))
                .from(POINTS_LOT)
                .where(POINTS_LOT.MEMBER_ID.eq(memberId), POINTS_LOT.EXPIRES_AT.gt(now))
                .fetchSingle()
                .value1();
        return points == null ? Money.ZERO : Money.won(points.longValueExact());
    }

    @Override
    public boolean hasEntry(Kind kind, UUID cause) {
        return sql.fetchExists(POINTS_ENTRY, POINTS_ENTRY.KIND.eq(kind.name()), POINTS_ENTRY.CAUSE.eq(cause));
    }

    @Override
    public Optional<Spending> spendingFor(UUID orderId) {
        List<Spending.Share> shares = sql.select(POINTS_SHARE.AMOUNT, POINTS_SHARE.RETURNED, POINTS_LOT.asterisk())
                .from(POINTS_SHARE)
                .join(POINTS_LOT)
                .on(POINTS_LOT.ID.eq(POINTS_SHARE.LOT_ID))
                .where(POINTS_SHARE.ORDER_ID.eq(orderId))
                .orderBy(POINTS_SHARE.EXPIRES_AT, POINTS_SHARE.LOT_ID)
                .fetch(share -> new Spending.Share(
                        lot(share.into(POINTS_LOT)),
                        Money.won(share.get(POINTS_SHARE.AMOUNT)),
                        Money.won(share.get(POINTS_SHARE.RETURNED))));
        return shares.isEmpty() ? Optional.empty() : Optional.of(new Spending(orderId, shares));
    }

    @Override
    public Optional<PointsEntry> findByRequest(UUID operator, RequestKey requestKey) {
        return sql.selectFrom(POINTS_ENTRY)
                .where(POINTS_ENTRY.GRANTED_BY.eq(operator), POINTS_ENTRY.REQUEST_KEY.eq(requestKey.value()))
                .fetchOptional()
                .map(found -> {
                    requestKey.requireContent(found.getRequestContent());
                    return entry(found);
                });
    }

    @Override
    public void save(PointsAccount account) {
        int changed = sql.update(POINTS_ACCOUNT)
                .set(POINTS_ACCOUNT.BALANCE, account.balance().won())
                .set(POINTS_ACCOUNT.VERSION, POINTS_ACCOUNT.VERSION.plus(1))
                .where(POINTS_ACCOUNT.MEMBER_ID.eq(account.memberId()), POINTS_ACCOUNT.VERSION.eq(account.version()))
                .execute();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("points of " + account.memberId());
        }
        account.changedLots().forEach(lot -> save(account.memberId(), lot));
        account.newEntries().forEach(entry -> add(account.memberId(), entry));
        account.changedSpendings().forEach(this::save);
        events.publish(account.events());
    }

    private void save(UUID memberId, PointsLot lot) {
        sql.insertInto(POINTS_LOT)
                .set(POINTS_LOT.ID, lot.id())
                .set(POINTS_LOT.MEMBER_ID, memberId)
                .set(POINTS_LOT.AMOUNT, lot.amount().won())
                .set(POINTS_LOT.REMAINING, lot.remaining().won())
                .set(POINTS_LOT.EXPIRES_AT, lot.expiresAt())
                .onDuplicateKeyUpdate()
                .set(POINTS_LOT.REMAINING, lot.remaining().won())
                .execute();
    }

    private void add(UUID memberId, PointsEntry entry) {
        Grant grant = entry.grant();
        RequestKey key = grant == null ? null : grant.requestKey();
        sql.insertInto(POINTS_ENTRY)
                .set(POINTS_ENTRY.ID, entry.id())
                .set(POINTS_ENTRY.MEMBER_ID, memberId)
                .set(POINTS_ENTRY.KIND, entry.kind().name())
                .set(POINTS_ENTRY.AMOUNT, entry.amount())
                .set(POINTS_ENTRY.BALANCE_AFTER, entry.balanceAfter().won())
                .set(POINTS_ENTRY.ORDER_ID, entry.orderId())
                .set(POINTS_ENTRY.CAUSE, entry.cause())
                .set(POINTS_ENTRY.EXPIRES_AT, entry.expiresAt())
                .set(POINTS_ENTRY.GRANTED_BY, grant == null ? null : grant.operator())
                .set(POINTS_ENTRY.REASON, grant == null ? null : grant.reason())
                .set(POINTS_ENTRY.REQUEST_KEY, key == null ? null : key.value())
                .set(POINTS_ENTRY.REQUEST_CONTENT, key == null ? null : key.content())
                .set(POINTS_ENTRY.OCCURRED_AT, entry.at())
                .execute();
    }

    private void save(Spending spending) {
        spending.shares()
                .forEach(share -> sql.insertInto(POINTS_SHARE)
                        .set(POINTS_SHARE.ORDER_ID, spending.orderId())
                        .set(POINTS_SHARE.LOT_ID, share.lot().id())
                        .set(POINTS_SHARE.AMOUNT, share.amount().won())
                        .set(POINTS_SHARE.RETURNED, share.returned().won())
                        .set(POINTS_SHARE.EXPIRES_AT, share.lot().expiresAt())
                        .onDuplicateKeyUpdate()
                        .set(POINTS_SHARE.RETURNED, share.returned().won())
                        .execute());
    }

    private static PointsLot lot(PointsLotRecord found) {
        return new PointsLot(
                found.getId(), Money.won(found.getAmount()), Money.won(found.getRemaining()), found.getExpiresAt());
    }

    private static @Nullable RequestKey key(PointsEntryRecord found) {
        return found.getRequestKey() == null
                ? null
                : new RequestKey(found.getRequestKey(), Objects.requireNonNullElse(found.getRequestContent(), ""));
    }

    private static PointsEntry entry(PointsEntryRecord found) {
        UUID operator = found.getGrantedBy();
        return new PointsEntry(
                found.getId(),
                Kind.valueOf(found.getKind()),
                found.getAmount(),
                found.getOrderId(),
                found.getCause(),
                found.getExpiresAt(),
                operator == null ? null : new Grant(operator, found.getReason(), key(found)),
                Money.won(found.getBalanceAfter()),
                found.getOccurredAt());
    }
}
