package shop.jangteo.payment.domain.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.domain.ledger.Posting.Kind;

/** Something that moves money or points, and how it is booked. */
public sealed interface Fact {

    /** Who sells what to whom: goods of an order, or points. */
    enum Sold {
        GOODS,
        POINTS
    }

    /** The event that tells it. */
    UUID causeId();

    Money amount();

    List<Posting> postings(Ids ids);

    /** The provider took money: the buyer owes it for what was sold, and has paid it. */
    record Captured(UUID causeId, UUID subjectId, UUID paymentId, Money amount, Sold sold, Instant at) implements Fact {

        @Override
        public List<Posting> postings(Ids ids) {
            return List.of(
                    sold == Sold.GOODS
                            ? entry(ids, Kind.SALE, Account.BUYER, Account.REVENUE)
                            : entry(ids, Kind.POINTS_SOLD, Account.BUYER, Account.POINTS_LIABILITY),
                    entry(ids, Kind.COLLECTION, Account.PROVIDER_RECEIVABLE, Account.BUYER));
        }

        private Posting entry(Ids ids, Kind kind, Account debit, Account credit) {
            return new Posting(ids.next(), kind, causeId, debit, credit, amount, subjectId, paymentId, at);
        }
    }

    /** The bank took back a deposit: the same the other way round. */
    record TakenBack(UUID causeId, UUID subjectId, UUID paymentId, Money amount, Sold sold, Instant at)
            implements Fact {

        @Override
        public List<Posting> postings(Ids ids) {
            return List.of(
                    entry(ids, Kind.COLLECTION_REVERSED, Account.BUYER, Account.PROVIDER_RECEIVABLE),
                    sold == Sold.GOODS
                            ? entry(ids, Kind.SALE_REVERSED, Account.REVENUE, Account.BUYER)
                            : entry(ids, Kind.POINTS_SALE_REVERSED, Account.POINTS_LIABILITY, Account.BUYER));
        }

        private Posting entry(Ids ids, Kind kind, Account debit, Account credit) {
            return new Posting(ids.next(), kind, causeId, debit, credit, amount, subjectId, paymentId, at);
        }
    }

    /** Money is to go back: from now on it is owed to the buyer. */
    record RefundPromised(UUID causeId, UUID subjectId, UUID paymentId, Money amount, Sold sold, Instant at)
            implements Fact {

        @Override
        public List<Posting> postings(Ids ids) {
            return List.of(new Posting(
                    ids.next(),
                    Kind.REFUND,
                    causeId,
                    sold == Sold.GOODS ? Account.REFUNDS : Account.POINTS_LIABILITY,
                    Account.BUYER,
                    amount,
                    subjectId,
                    paymentId,
                    at));
        }
    }

    /** What was promised isn't owed any more: the bank has the deposit that it was to come from. */
    record RefundsWithdrawn(UUID causeId, UUID subjectId, UUID paymentId, Money amount, Sold sold, Instant at)
            implements Fact {

        @Override
        public List<Posting> postings(Ids ids) {
            return List.of(new Posting(
                    ids.next(),
                    Kind.REFUND_WITHDRAWN,
                    causeId,
                    Account.BUYER,
                    sold == Sold.GOODS ? Account.REFUNDS : Account.POINTS_LIABILITY,
                    amount,
                    subjectId,
                    paymentId,
                    at));
        }
    }

    /** The provider gave it back. */
    record RefundPaid(UUID causeId, UUID subjectId, UUID paymentId, Money amount, Instant at) implements Fact {

        @Override
        public List<Posting> postings(Ids ids) {
            return List.of(new Posting(
                    ids.next(),
                    Kind.PAYOUT,
                    causeId,
                    Account.BUYER,
                    Account.PROVIDER_RECEIVABLE,
                    amount,
                    subjectId,
                    paymentId,
                    at));
        }
    }

    /** A paid order was paid in part with points. */
    record PointsSpent(UUID causeId, UUID subjectId, Money amount, Instant at) implements Fact {

        @Override
        public List<Posting> postings(Ids ids) {
            return List.of(new Posting(
                    ids.next(),
                    Kind.POINTS_SPENT,
                    causeId,
                    Account.POINTS_LIABILITY,
                    Account.REVENUE,
                    amount,
                    subjectId,
                    null,
                    at));
        }
    }

    /** Points of a paid order are its buyer's again. */
    record PointsReturned(UUID causeId, UUID subjectId, Money amount, Instant at) implements Fact {

        @Override
        public List<Posting> postings(Ids ids) {
            return List.of(new Posting(
                    ids.next(),
                    Kind.POINTS_RETURNED,
                    causeId,
                    Account.REFUNDS,
                    Account.POINTS_LIABILITY,
                    amount,
                    subjectId,
                    null,
                    at));
        }
    }

    /** A confirmed purchase brought points. */
    record PointsEarned(UUID causeId, UUID subjectId, Money amount, Instant at) implements Fact {

        @Override
        public List<Posting> postings(Ids ids) {
            return List.of(new Posting(
                    ids.next(),
                    Kind.POINTS_EARNED,
                    causeId,
                    Account.POINTS_COST,
                    Account.POINTS_LIABILITY,
                    amount,
                    subjectId,
                    null,
                    at));
        }
    }

    /** The shop gave points as a favour. */
    record PointsGranted(UUID causeId, UUID subjectId, Money amount, Instant at) implements Fact {

        @Override
        public List<Posting> postings(Ids ids) {
            return List.of(new Posting(
                    ids.next(),
                    Kind.POINTS_GRANTED,
                    causeId,
                    Account.POINTS_COST,
                    Account.POINTS_LIABILITY,
                    amount,
                    subjectId,
                    null,
                    at));
        }
    }

    /** Nobody used them in time: they cost nothing after all. */
    record PointsExpired(UUID causeId, UUID subjectId, Money amount, Instant at) implements Fact {

        @Override
        public List<Posting> postings(Ids ids) {
            return List.of(new Posting(
                    ids.next(),
                    Kind.POINTS_EXPIRED,
                    causeId,
                    Account.POINTS_LIABILITY,
                    Account.POINTS_COST,
                    amount,
                    subjectId,
                    null,
                    at));
        }
    }
}
