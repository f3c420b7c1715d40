package shop.jangteo.payment.domain.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.reconciliation.Difference.Kind;

@DisplayName("PA-10: our books beside the provider's")
class ComparisonTests {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    private static Movement capture(String reference, long won, LocalDate day) {
        return new Movement(reference, "pk-" + reference, Operation.CAPTURE, Money.won(won), day);
    }

    private static Movement refund(String reference, long won, LocalDate day) {
        return new Movement(reference, "pk-" + reference, Operation.REFUND, Money.won(won), day);
    }

    private static Movement takenBack(String reference, long won) {
        return new Movement(reference, "pk-" + reference, Operation.DEPOSIT_TAKEN_BACK, Money.won(won), DAY);
    }

    private static Map<String, Ours> payment(String reference, PaymentStatus status, @Nullable Long captured) {
        return Map.of(
                reference,
                new Ours(
                        reference,
                        "pk-" + reference,
                        status,
                        captured == null ? null : Money.won(captured),
                        List.of(),
                        List.of()));
    }

    @Test
    void equalBooksHaveNoDifference() {
        List<Movement> both = List.of(capture("a", 20_000, DAY), refund("a", 5_000, DAY), refund("a", 5_000, DAY));

        assertThat(Comparison.of(DAY, payment("a", PaymentStatus.PARTIALLY_REFUNDED, 20_000L), both, both))
                .isEmpty();
    }

    @Nested
    @DisplayName("what is there and not here")
    class MissingHere {

        @Test
        void moneyOfAPaymentThatNobodyHereKnowsGoesBack() {
            assertThat(Comparison.of(DAY, Map.of(), List.of(), List.of(capture("x", 9_000, DAY))))
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.kind()).isEqualTo(Kind.MISSING_HERE);
                        assertThat(found.ours()).isNull();
                        assertThat(found.theirs()).isEqualTo(Money.won(9_000));
                        assertThat(found.remedy()).isEqualTo(Remedy.REFUND_AT_PROVIDER);
                    });
        }

        @Test
        void anAttemptWithoutAnAnswerIsAskedForAgain() {
            assertThat(Comparison.of(
                            DAY,
                            payment("a", PaymentStatus.UNKNOWN, null),
                            List.of(),
                            List.of(capture("a", 9_000, DAY))))
                    .singleElement()
                    .satisfies(found -> assertThat(found.remedy()).isEqualTo(Remedy.ASK_AGAIN));
        }

        @Test
        void moneyOfAnAttemptThatFailedHereGoesBack() {
            assertThat(Comparison.of(
                            DAY,
                            payment("a", PaymentStatus.FAILED, null),
                            List.of(),
                            List.of(capture("a", 9_000, DAY))))
                    .singleElement()
                    .satisfies(found -> assertThat(found.remedy()).isEqualTo(Remedy.REFUND_AT_PROVIDER));
        }

        @Test
        void twoRefundsThereAndOneHereIsOneTooMany() {
            assertThat(Comparison.of(
                            DAY,
                            payment("a", PaymentStatus.PARTIALLY_REFUNDED, 20_000L),
                            List.of(capture("a", 20_000, DAY), refund("a", 5_000, DAY)),
                            List.of(capture("a", 20_000, DAY), refund("a", 5_000, DAY), refund("a", 5_000, DAY))))
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.operation()).isEqualTo(Operation.REFUND);
                        assertThat(found.remedy()).isEqualTo(Remedy.RECORD_REFUND);
                    });
        }
    }

    @Nested
    @DisplayName("what is here and not there")
    class MissingThere {

        @Test
        void aCaptureThatTheyDoNotHaveIsClaimed() {
            assertThat(Comparison.of(
                            DAY,
                            payment("a", PaymentStatus.SUCCESS, 20_000L),
                            List.of(capture("a", 20_000, DAY)),
                            List.of()))
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.kind()).isEqualTo(Kind.MISSING_THERE);
                        assertThat(found.remedy()).isEqualTo(Remedy.CLAIM_FROM_PROVIDER);
                    });
        }

        @Test
        void aRefundThatTheyDoNotHaveIsRepeated() {
            assertThat(Comparison.of(
                            DAY,
                            payment("a", PaymentStatus.REFUNDED, 20_000L),
                            List.of(capture("a", 20_000, DAY), refund("a", 20_000, DAY)),
                            List.of(capture("a", 20_000, DAY))))
                    .singleElement()
                    .satisfies(found -> assertThat(found.remedy()).isEqualTo(Remedy.REPEAT_REFUND));
        }
    }

    @Nested
    @DisplayName("what is known in another way")
    class KnownOtherwise {

        private static Map<String, Ours> failed(List<Money> wrong) {
            return Map.of("a", new Ours("a", "pk-a", PaymentStatus.FAILED, null, wrong, List.of()));
        }

        @Test
        void aWrongCaptureThatWentBackIsOurs() {
            assertThat(Comparison.of(
                            DAY,
                            failed(List.of(Money.won(14_000))),
                            List.of(refund("a", 14_000, DAY)),
                            List.of(capture("a", 14_000, DAY), refund("a", 14_000, DAY))))
                    .isEmpty();
        }

        @Test
        void aWrongCaptureThatIsGoingBackIsOurs() {
            assertThat(Comparison.of(
                            DAY, failed(List.of(Money.won(14_000))), List.of(), List.of(capture("a", 14_000, DAY))))
                    .isEmpty();
        }

        @Test
        void anotherAmountThanTheWrongOneIsNot() {
            assertThat(Comparison.of(
                            DAY, failed(List.of(Money.won(14_000))), List.of(), List.of(capture("a", 15_000, DAY))))
                    .singleElement()
                    .satisfies(found -> assertThat(found.remedy()).isEqualTo(Remedy.REFUND_AT_PROVIDER));
        }

        @Test
        void aWrongCaptureThatWentBackHereAndNotThereIsNamed() {
            assertThat(Comparison.of(
                            DAY,
                            failed(List.of(Money.won(14_000))),
                            List.of(refund("a", 14_000, DAY)),
                            List.of(capture("a", 14_000, DAY))))
                    .singleElement()
                    .satisfies(found -> assertThat(found.remedy()).isEqualTo(Remedy.REPEAT_REFUND));
        }

        @Test
        void aRefundThatIsAskedForAndNotAnsweredIsNoDifference() {
            Ours waiting = new Ours(
                    "a", "pk-a", PaymentStatus.SUCCESS, Money.won(20_000), List.of(), List.of(Money.won(5_000)));
            List<Movement> both = List.of(capture("a", 20_000, DAY));

            assertThat(Comparison.of(
                            DAY, Map.of("a", waiting), both, List.of(both.getFirst(), refund("a", 5_000, DAY))))
                    .isEmpty();
            assertThat(Comparison.of(
                            DAY,
                            Map.of("a", waiting),
                            both,
                            List.of(both.getFirst(), refund("a", 5_000, DAY), refund("a", 5_000, DAY))))
                    .hasSize(1);
        }

        @Test
        void ofEqualRefundsThoseNearestInTimeAreTheSame() {
            assertThat(Comparison.of(
                            DAY,
                            payment("a", PaymentStatus.PARTIALLY_REFUNDED, 20_000L),
                            List.of(refund("a", 5_000, DAY), refund("a", 5_000, DAY.minusDays(5))),
                            List.of(capture("a", 20_000, DAY.minusDays(6)), refund("a", 5_000, DAY.minusDays(5)))))
                    .as("the one of the day is missing there, not that of five days ago")
                    .singleElement()
                    .satisfies(found -> assertThat(found.remedy()).isEqualTo(Remedy.REPEAT_REFUND));
        }
    }

    @Test
    void anotherAmountIsNamedWithBothAmounts() {
        assertThat(Comparison.of(
                        DAY,
                        payment("a", PaymentStatus.SUCCESS, 20_000L),
                        List.of(capture("a", 20_000, DAY)),
                        List.of(capture("a", 2_000, DAY))))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.kind()).isEqualTo(Kind.AMOUNT_DIFFERS);
                    assertThat(found.ours()).isEqualTo(Money.won(20_000));
                    assertThat(found.theirs()).isEqualTo(Money.won(2_000));
                });
    }

    @Test
    @DisplayName("PA-6: a deposit that was taken back there and not here is named; one that came again is not")
    void depositsThatWereTakenBack() {
        Movement deposit = capture("a", 20_000, DAY);
        Map<String, Ours> here = payment("a", PaymentStatus.SUCCESS, 20_000L);

        assertThat(Comparison.of(DAY, here, List.of(deposit), List.of(deposit, takenBack("a", 20_000))))
                .singleElement()
                .satisfies(found -> assertThat(found.kind()).isEqualTo(Kind.STATE_DIFFERS));
        assertThat(Comparison.of(DAY, here, List.of(deposit), List.of(deposit, takenBack("a", 20_000), deposit)))
                .isEmpty();
    }

    @Test
    void midnightBetweenTwoClocksIsNoDifference() {
        List<Movement> here = List.of(capture("a", 20_000, DAY));
        List<Movement> there = List.of(capture("a", 20_000, DAY.plusDays(1)));
        Map<String, Ours> payments = payment("a", PaymentStatus.SUCCESS, 20_000L);

        assertThat(Comparison.of(DAY, payments, here, there)).isEmpty();
        assertThat(Comparison.of(DAY.plusDays(1), payments, here, there)).isEmpty();
    }

    @Property(tries = 300)
    @Label("whatever line is taken out of one side's books is the one that is named")
    void theLineThatIsMissingIsNamed(
            @ForAll("books") List<Integer> amounts, @ForAll int which, @ForAll boolean theirs) {
        Map<String, Ours> payments = new HashMap<>();
        List<Movement> both = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            String reference = "p" + i;
            long won = amounts.get(i);
            payments.put(
                    reference,
                    payment(reference, PaymentStatus.PARTIALLY_REFUNDED, won).get(reference));
            both.add(capture(reference, won, DAY));
            both.add(refund(reference, won / 2, DAY));
        }
        assertThat(Comparison.of(DAY, payments, both, both)).isEmpty();

        List<Movement> less = new ArrayList<>(both);
        Movement missing = less.remove(Math.floorMod(which, both.size()));
        boolean captureHere = !theirs && missing.operation() == Operation.CAPTURE;
        List<Difference> found =
                theirs ? Comparison.of(DAY, payments, both, less) : Comparison.of(DAY, payments, less, both);

        // What was captured here is known from the payment itself, not from the list of movements.
        assertThat(found).hasSize(captureHere ? 0 : 1);
        assertThat(found).allSatisfy(one -> {
            assertThat(one.reference()).isEqualTo(missing.reference());
            assertThat(one.operation()).isEqualTo(missing.operation());
            assertThat(one.kind()).isEqualTo(theirs ? Kind.MISSING_THERE : Kind.MISSING_HERE);
        });
    }

    @Provide
    static Arbitrary<List<Integer>> books() {
        return Arbitraries.integers()
                .between(1_000, 100_000)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}
