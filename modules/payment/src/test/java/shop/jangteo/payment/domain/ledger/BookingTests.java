package shop.jangteo.payment.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.jangteo.payment.domain.ledger.Fact.Sold.GOODS;
import static shop.jangteo.payment.domain.ledger.Fact.Sold.POINTS;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.jangteo.kernel.Money;

@DisplayName("PA-10: what is booked, and from which account to which")
class BookingTests {

    private static final UUID CAUSE = UUID.randomUUID();
    private static final UUID SUBJECT = UUID.randomUUID();
    private static final UUID PAYMENT = UUID.randomUUID();
    private static final Money AMOUNT = Money.won(12_345);
    private static final Instant AT = Instant.parse("2026-03-02T03:00:00Z");

    static Stream<Arguments> facts() {
        return Stream.of(
                row(
                        new Fact.Captured(CAUSE, SUBJECT, PAYMENT, AMOUNT, GOODS, AT),
                        "SALE BUYER REVENUE",
                        "COLLECTION PROVIDER_RECEIVABLE BUYER"),
                row(
                        new Fact.Captured(CAUSE, SUBJECT, PAYMENT, AMOUNT, POINTS, AT),
                        "POINTS_SOLD BUYER POINTS_LIABILITY",
                        "COLLECTION PROVIDER_RECEIVABLE BUYER"),
                row(
                        new Fact.TakenBack(CAUSE, SUBJECT, PAYMENT, AMOUNT, GOODS, AT),
                        "COLLECTION_REVERSED BUYER PROVIDER_RECEIVABLE",
                        "SALE_REVERSED REVENUE BUYER"),
                row(
                        new Fact.TakenBack(CAUSE, SUBJECT, PAYMENT, AMOUNT, POINTS, AT),
                        "COLLECTION_REVERSED BUYER PROVIDER_RECEIVABLE",
                        "POINTS_SALE_REVERSED POINTS_LIABILITY BUYER"),
                row(new Fact.RefundPromised(CAUSE, SUBJECT, PAYMENT, AMOUNT, GOODS, AT), "REFUND REFUNDS BUYER"),
                row(
                        new Fact.RefundPromised(CAUSE, SUBJECT, PAYMENT, AMOUNT, POINTS, AT),
                        "REFUND POINTS_LIABILITY BUYER"),
                row(
                        new Fact.RefundsWithdrawn(CAUSE, SUBJECT, PAYMENT, AMOUNT, GOODS, AT),
                        "REFUND_WITHDRAWN BUYER REFUNDS"),
                row(
                        new Fact.RefundsWithdrawn(CAUSE, SUBJECT, PAYMENT, AMOUNT, POINTS, AT),
                        "REFUND_WITHDRAWN BUYER POINTS_LIABILITY"),
                row(new Fact.RefundPaid(CAUSE, SUBJECT, PAYMENT, AMOUNT, AT), "PAYOUT BUYER PROVIDER_RECEIVABLE"),
                row(new Fact.PointsSpent(CAUSE, SUBJECT, AMOUNT, AT), "POINTS_SPENT POINTS_LIABILITY REVENUE"),
                row(new Fact.PointsReturned(CAUSE, SUBJECT, AMOUNT, AT), "POINTS_RETURNED REFUNDS POINTS_LIABILITY"),
                row(new Fact.PointsEarned(CAUSE, SUBJECT, AMOUNT, AT), "POINTS_EARNED POINTS_COST POINTS_LIABILITY"),
                row(new Fact.PointsGranted(CAUSE, SUBJECT, AMOUNT, AT), "POINTS_GRANTED POINTS_COST POINTS_LIABILITY"),
                row(new Fact.PointsExpired(CAUSE, SUBJECT, AMOUNT, AT), "POINTS_EXPIRED POINTS_LIABILITY POINTS_COST"));
    }

    private static Arguments row(Fact fact, String... moves) {
        return Arguments.of(fact, List.of(moves));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("facts")
    void eachFactMovesItsWholeAmount(Fact fact, List<String> moves) {
        List<Posting> postings = fact.postings(UUID::randomUUID);

        assertThat(postings)
                .extracting(posting -> posting.kind() + " " + posting.debit() + " " + posting.credit())
                .containsExactlyElementsOf(moves);
        assertThat(postings).allSatisfy(posting -> {
            assertThat(posting.amount()).isEqualTo(AMOUNT);
            assertThat(posting.causeId()).isEqualTo(CAUSE);
            assertThat(posting.subjectId()).isEqualTo(SUBJECT);
            assertThat(posting.paymentId()).isEqualTo(fact.paymentId());
            assertThat(posting.at()).isEqualTo(AT);
        });
    }

    @Test
    void aPaymentIsNamedWhereOneMoves() {
        assertThat(facts().map(row -> (Fact) row.get()[0]).filter(fact -> fact.paymentId() != null))
                .hasSize(9)
                .allSatisfy(fact -> assertThat(fact.paymentId()).isEqualTo(PAYMENT));
    }

    @Test
    void nothingIsBookedOfNothingOrFromAnAccountToItself() {
        assertThatThrownBy(() -> posting(Account.BUYER, Account.REVENUE, Money.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> posting(Account.BUYER, Account.BUYER, AMOUNT))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Posting posting(Account debit, Account credit, Money amount) {
        return new Posting(UUID.randomUUID(), Posting.Kind.SALE, CAUSE, debit, credit, amount, SUBJECT, null, AT);
    }

    @Test
    void noMorePointsOfAnOrderGoBackThanItCosts() {
        var points = new PointsOfOrder(SUBJECT, Money.won(1_000), false);

        assertThat(points.asBooked()).isEqualTo(new PointsOfOrder(SUBJECT, Money.won(1_000), true));
        assertThat(points.asBooked().without(Money.won(300)))
                .isEqualTo(new PointsOfOrder(SUBJECT, Money.won(700), true));
        assertThat(points.without(Money.won(1_001))).isEqualTo(new PointsOfOrder(SUBJECT, Money.ZERO, false));
    }
}
