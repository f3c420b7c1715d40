package shop.jangteo.payment.adapter.out.persistence;

import static shop.jangteo.payment.adapter.jooq.Tables.LEDGER_ORDER_POINTS;
import static shop.jangteo.payment.adapter.jooq.Tables.LEDGER_POSTINGS;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.domain.ledger.Ledger;
import shop.jangteo.payment.domain.ledger.PointsOfOrder;
import shop.jangteo.payment.domain.ledger.Posting;

@Repository
class JooqLedger implements Ledger {

    private final DSLContext db;

    JooqLedger(DSLContext db) {
        this.db = db;
    }

    @Override
    public void add(List<Posting> postings) {
        var insert = db.insertInto(
                LEDGER_POSTINGS,
                LEDGER_POSTINGS.ID,
                LEDGER_POSTINGS.KIND,
                LEDGER_POSTINGS.CAUSE_ID,
                LEDGER_POSTINGS.DEBIT_ACCOUNT,
                LEDGER_POSTINGS.CREDIT_ACCOUNT,
                LEDGER_POSTINGS.AMOUNT,
                LEDGER_POSTINGS.SUBJECT_ID,
                LEDGER_POSTINGS.PAYMENT_ID,
                LEDGER_POSTINGS.BOOKED_AT);
        for (Posting posting : postings) {
            insert = insert.values(
                    posting.id(),
                    posting.kind().name(),
                    posting.causeId(),
                    posting.debit().name(),
                    posting.credit().name(),
                    posting.amount().won(),
                    posting.subjectId(),
                    posting.paymentId(),
                    posting.at());
        }
        insert.execute();
    }

    @Override
    public Optional<PointsOfOrder> lockPointsOf(UUID orderId) {
        return db.selectFrom(LEDGER_ORDER_POINTS)
                .where(LEDGER_ORDER_POINTS.ORDER_ID.eq(orderId))
                .forUpdate()
                .fetchOptional(row -> new PointsOfOrder(row.getOrderId(), Money.won(row.getPoints()), row.getBooked()));
    }

    @Override
    public void save(PointsOfOrder points) {
        db.insertInto(LEDGER_ORDER_POINTS)
                .set(LEDGER_ORDER_POINTS.ORDER_ID, points.orderId())
                .set(LEDGER_ORDER_POINTS.POINTS, points.points().won())
                .set(LEDGER_ORDER_POINTS.BOOKED, points.booked())
                .onDuplicateKeyUpdate()
                .set(LEDGER_ORDER_POINTS.POINTS, points.points().won())
                .set(LEDGER_ORDER_POINTS.BOOKED, points.booked())
                .execute();
    }
}
