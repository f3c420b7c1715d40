package shop.jangteo.payment.domain.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.domain.ledger.Posting.Kind;

/** Something that moves money or points, and how it is booked. */
public sealed interface Fact {

    /** Who sells what to whom: goods of an order, or points. */
    enum Sold {
        GOODS(Kind.SALE, Kind.SALE_REVERSED, Account.REVENUE, Account.REFUNDS),
        POINTS(Kind.POINTS_SOLD, Kind.POINTS_SALE_REVERSED, Account.POINTS_LIABILITY, Account.POINTS_LIABILITY);

        private final Kind sale;
        private final Kind reversed;
        private final Account sales;
        private final Account returns;

        Sold(Kind sale, Kind reversed, Account sales, Account returns) {
            this.sale = sale;
            this.reversed = reversed;
            this.sales = sales;
            this.returns = returns;
        }
    }

    /** From one account to another. */
    record Move(Kind kind, Account debit, Account credit) {}

    /** The event that tells it. */
    UUID causeId();

    /** The order, points charge or entry of a member's points that it is about. */
    UUID subjectId();

    /** None when no payment moves. */
    default @Nullable UUID paymentId() {
        return null;
    }

    Money amount();

    Instant at();

    /** All of the whole amount. */
    List<Move> moves();

    default List<Posting> postings(Ids ids) {
        return moves().stream()
                .map(move -> new Posting(
                        ids.next(),
                        move.kind(),
                        causeId(),
                        move.debit(),
                        move.credit(),
                        amount(),
                        subjectId(),
                        paymentId(),
                        at()))
                .toList();
    }

    /** The provider took money: the buyer owes it for what was sold, and has paid it. */
    record Captured(UUID causeId, UUID subjectId, UUID paymentId, Money amount, Sold sold, Instant at) implements Fact {

        @Override
        public List<Move> moves() {
            return List.of(
                    new Move(sold.sale, Account.BUYER, sold.sales),
                    new Move(Kind.COLLECTION, Account.PROVIDER_RECEIVABLE, Account.BUYER));
        }
    }

    /** The bank took back a deposit: the same the other way round. */
    record TakenBack(UUID causeId, UUID subjectId, UUID paymentId, Money amount, Sold sold, Instant at)
            implements Fact {

        @Override
        public List<Move> moves() {
            return List.of(
                    new Move(Kind.COLLECTION_REVERSED, Account.BUYER, Account.PROVIDER_RECEIVABLE),
                    new Move(sold.reversed, sold.sales, Account.BUYER));
        }
    }

    /** Money is to go back: from now on it is owed to the buyer. */
    record RefundPromised(UUID causeId, UUID subjectId, UUID paymentId, Money amount, Sold sold, Instant at)
            implements Fact {

        @Override
        public List<Move> moves() {
            return List.of(new Move(Kind.REFUND, sold.returns, Account.BUYER));
        }
    }

    /** What was promised isn't owed any more: the bank has the deposit that it was to come from. */
    record RefundsWithdrawn(UUID causeId, UUID subjectId, UUID paymentId, Money amount, Sold sold, Instant at)
            implements Fact {

        @Override
        public List<Move> moves() {
            return List.of(new Move(Kind.REFUND_WITHDRAWN, Account.BUYER, sold.returns));
        }
    }

    /** The provider gave it back. */
    record RefundPaid(UUID causeId, UUID subjectId, UUID paymentId, Money amount, Instant at) implements Fact {

        @Override
        public List<Move> moves() {
            return List.of(new Move(Kind.PAYOUT, Account.BUYER, Account.PROVIDER_RECEIVABLE));
        }
    }

    /** A paid order was paid in part with points. */
    record PointsSpent(UUID causeId, UUID subjectId, Money amount, Instant at) implements Fact {

        @Override
        public List<Move> moves() {
            return List.of(new Move(Kind.POINTS_SPENT, Account.POINTS_LIABILITY, Account.REVENUE));
        }
    }

    /** Points of a paid order are its buyer's again. */
    record PointsReturned(UUID causeId, UUID subjectId, Money amount, Instant at) implements Fact {

        @Override
        public List<Move> moves() {
            return List.of(new Move(Kind.POINTS_RETURNED, Account.REFUNDS, Account.POINTS_LIABILITY));
        }
    }

    /** A confirmed purchase brought points. */
    record PointsEarned(UUID causeId, UUID subjectId, Money amount, Instant at) implements Fact {

        @Override
        public List<Move> moves() {
            return List.of(new Move(Kind.POINTS_EARNED, Account.POINTS_COST, Account.POINTS_LIABILITY));
        }
    }

    /** The shop gave points as a favour. */
    record PointsGranted(UUID causeId, UUID subjectId, Money amount, Instant at) implements Fact {

        @Override
        public List<Move> moves() {
            return List.of(new Move(Kind.POINTS_GRANTED, Account.POINTS_COST, Account.POINTS_LIABILITY));
        }
    }

    /** Nobody used them in time: they cost nothing after all. */
    record PointsExpired(UUID causeId, UUID subjectId, Money amount, Instant at) implements Fact {

        @Override
        public List<Move> moves() {
            return List.of(new Move(Kind.POINTS_EXPIRED, Account.POINTS_LIABILITY, Account.POINTS_COST));
        }
    }
}
