package shop.jangteo.payment.adapter.query;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;
import static shop.jangteo.payment.adapter.jooq.Tables.LEDGER_POSTINGS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.payment.domain.ledger.Account;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;

/** The books for the operator. */
@Component
@Transactional(readOnly = true)
public class LedgerQueries {

    private static final Map<String, Field<?>> SORTABLE =
            Map.of("at", LEDGER_POSTINGS.BOOKED_AT, "amount", LEDGER_POSTINGS.AMOUNT);

    private final DSLContext db;

    LedgerQueries(DSLContext db) {
        this.db = db;
    }

    /**
     * @param subjectId the order, points charge or entry of points that it is about
     * @param amount whole won, from credit to debit
     */
    public record PostingView(
            UUID id,
            String kind,
            Account debit,
            Account credit,
            long amount,
            UUID subjectId,
            @Nullable UUID paymentId,
            Instant at) {}

    /** @param balance whole won, debits less credits */
    public record BalanceView(Account account, long balance) {}

    /** @param sum of all balances: 0 */
    public record BalancesView(List<BalanceView> accounts, long sum) {}

    public BalancesView balances() {
        var balances = new EnumMap<Account, Long>(Account.class);
        for (Account account : Account.values()) {
            balances.put(account, 0L);
        }
        db.select(LEDGER_POSTINGS.DEBIT_ACCOUNT, sum(LEDGER_POSTINGS.AMOUNT))
                .from(LEDGER_POSTINGS)
                .groupBy(LEDGER_POSTINGS.DEBIT_ACCOUNT)
                .forEach(row -> balances.merge(
                        Account.valueOf(row.value1()), row.value2().longValueExact(), Math::addExact));
        db.select(LEDGER_POSTINGS.CREDIT_ACCOUNT, sum(LEDGER_POSTINGS.AMOUNT))
                .from(LEDGER_POSTINGS)
                .groupBy(LEDGER_POSTINGS.CREDIT_ACCOUNT)
                .forEach(row -> balances.merge(
                        Account.valueOf(row.value1()), -row.value2().longValueExact(), Math::addExact));
        List<BalanceView> accounts = new ArrayList<>();
        balances.forEach((account, balance) -> accounts.add(new BalanceView(account, balance)));
        return new BalancesView(
                accounts, accounts.stream().mapToLong(BalanceView::balance).sum());
    }

    /** @param account that is debited or credited */
    public Page<PostingView> postings(@Nullable UUID subjectId, @Nullable Account account, Paging paging) {
        Condition wanted = subjectId == null ? noCondition() : LEDGER_POSTINGS.SUBJECT_ID.eq(subjectId);
        if (account != null) {
            wanted = wanted.and(LEDGER_POSTINGS
                    .DEBIT_ACCOUNT
                    .eq(account.name())
                    .or(LEDGER_POSTINGS.CREDIT_ACCOUNT.eq(account.name())));
        }
        List<PostingView> page = db.selectFrom(LEDGER_POSTINGS)
                .where(wanted)
                .orderBy(paging.orderBy(SORTABLE, LEDGER_POSTINGS.BOOKED_AT.desc(), LEDGER_POSTINGS.ID.desc()))
                .limit(paging.size())
                .offset(paging.offset())
                .fetch(row -> new PostingView(
                        row.getId(),
                        row.getKind(),
                        Account.valueOf(row.getDebitAccount()),
                        Account.valueOf(row.getCreditAccount()),
                        row.getAmount(),
                        row.getSubjectId(),
                        row.getPaymentId(),
                        row.getBookedAt()));
        return Page.of(page, paging, db.fetchCount(LEDGER_POSTINGS, wanted));
    }
}
