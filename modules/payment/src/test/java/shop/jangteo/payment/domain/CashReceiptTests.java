package shop.jangteo.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.domain.CashReceipt.Errand;
import shop.jangteo.payment.domain.CashReceipt.Use;

@DisplayName("A cash receipt states what the shop keeps")
class CashReceiptTests {

    private static final Instant NOON = Instant.parse("2026-01-05T03:00:00Z");
    private static final UUID PAYMENT = new UUID(7, 7);
    private static final Backoff TRIES = new Backoff(Duration.ofSeconds(30), Duration.ofHours(1));

    private final CashReceipt receipt = CashReceipt.request(
            PAYMENT, CashReceipt.Holder.of(PaymentMethod.TRANSFER, Use.INCOME_DEDUCTION, "010-1234-5678"), NOON);

    private Errand next(long kept) {
        return receipt.next(Money.won(kept)).orElseThrow();
    }

    private Errand done(long kept) {
        Errand errand = next(kept);
        receipt.done(errand.key(), "rk", "https://receipt.test", NOON);
        return errand;
    }

    @Test
    void nothingIsIssuedBeforeTheMoneyIsThere() {
        assertThat(receipt.next(Money.ZERO)).isEmpty();
        assertThat(receipt.nextTryAt()).isNull();
        assertThat(receipt.isPointless()).isTrue();
    }

    @Test
    void itIsIssuedOnceForWhatIsKept() {
        assertThat(done(27_000))
                .isInstanceOfSatisfying(
                        Errand.Issue.class, issue -> assertThat(issue.amount()).isEqualTo(Money.won(27_000)));

        assertThat(receipt.next(Money.won(27_000))).isEmpty();
        assertThat(receipt.stated()).isEqualTo(Money.won(27_000));
    }

    @Test
    void anErrandThatIsUnderWayIsFinishedBeforeTheNext() {
        done(27_000);
        Errand first = next(20_000);
        receipt.unclear(first.key(), "no answer", TRIES, NOON);

        assertThat(next(5_000)).isEqualTo(first).isEqualTo(new Errand.Reduce(first.key(), "rk", Money.won(7_000)));

        receipt.done(first.key(), "rk", null, NOON);
        assertThat(((Errand.Reduce) next(5_000)).by()).isEqualTo(Money.won(15_000));
    }

    @Test
    void anAnswerThatComesTwiceCountsOnce() {
        Errand issue = done(27_000);
        Errand reduce = next(20_000);

        receipt.done(issue.key(), "another", null, NOON);
        receipt.refused(issue.key(), "late", TRIES, NOON);

        assertThat(receipt.stated()).isEqualTo(Money.won(27_000));
        assertThat(next(20_000)).isEqualTo(reduce);
    }

    @Test
    void aRefusedErrandIsTriedLaterUnderAnotherKey() {
        Errand refused = next(27_000);

        receipt.refused(refused.key(), "INVALID: number", TRIES, NOON);

        assertThat(receipt.problem()).isEqualTo("INVALID: number");
        assertThat(receipt.nextTryAt()).isEqualTo(NOON.plusSeconds(30));
        assertThat(next(27_000).key()).isNotEqualTo(refused.key());
    }

    @Test
    void whatWasTakenBackAndDepositedAgainGetsAnotherReceipt() {
        Errand first = done(27_000);
        done(0);

        assertThat(done(27_000)).isInstanceOf(Errand.Issue.class).isNotEqualTo(first);
    }

    @Test
    void whoseItIsIsInNoText() {
        assertThat(next(27_000).toString()).doesNotContain("5678");
    }

    /** What the office's books say, by key: the first answer for a key stands. */
    private static final class Office {
        private final Map<String, Long> known = new HashMap<>();
        private long stated;

        void run(Errand errand) {
            known.computeIfAbsent(errand.key(), _ -> {
                stated += switch (errand) {
                    case Errand.Issue issue -> issue.amount().won();
                    case Errand.Reduce reduce -> -reduce.by().won();
                };
                return stated;
            });
        }
    }

    enum Fate {
        DONE,
        LOST_BEFORE,
        LOST_AFTER,
        REFUSED
    }

    record Step(long kept, Fate fate) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> kept = Arbitraries.of(0L, 5_000L, 20_000L, 27_000L);
        return Combinators.combine(kept, Arbitraries.of(Fate.class))
                .as(Step::new)
                .list()
                .ofMaxSize(20);
    }

    @Property
    @Label("whatever is lost, refused or changed meanwhile: in the end it states what is kept, and never less than"
            + " nothing")
    void inTheEndItStatesWhatIsKept(@ForAll("steps") List<Step> steps) {
        var one = CashReceipt.request(
                PAYMENT, CashReceipt.Holder.of(PaymentMethod.TRANSFER, Use.INCOME_DEDUCTION, "01012345678"), NOON);
        var office = new Office();
        for (Step step : steps) {
            run(one, office, step.kept(), step.fate());
            assertThat(office.stated).isNotNegative();
        }

        while (run(one, office, 5_000, Fate.DONE)) {
            assertThat(office.stated).isNotNegative();
        }

        assertThat(one.stated()).isEqualTo(Money.won(5_000));
        assertThat(office.stated).isEqualTo(5_000);
    }

    private static boolean run(CashReceipt one, Office office, long kept, Fate fate) {
        Optional<Errand> errand = one.next(Money.won(kept));
        errand.ifPresent(run -> {
            if (fate == Fate.REFUSED && !office.known.containsKey(run.key())) {
                one.refused(run.key(), "refused", TRIES, NOON);
            } else if (fate == Fate.LOST_BEFORE) {
                one.unclear(run.key(), "lost", TRIES, NOON);
            } else {
                office.run(run);
                if (fate == Fate.LOST_AFTER) {
                    one.unclear(run.key(), "lost", TRIES, NOON);
                } else {
                    one.done(run.key(), "rk", null, NOON);
                }
            }
        });
        return errand.isPresent();
    }
}
