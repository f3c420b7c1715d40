package shop.jangteo.payment.domain.reconciliation;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.reconciliation.Difference.Kind;

/**
 * Compares one day of our books with the provider's, payment by payment. Two clocks never agree about midnight, and what
 * the provider did may be learned days later, so both sides bring other days along; what is unmatched is told on the day of
 * whoever has it.
 */
public final class Comparison {

    private final LocalDate day;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(LocalDate day) {
        this.day = day;
    }

    /**
     * @param ours payments by reference, all that a movement of either side names
     * @param movedHere what moved here on the day and those around it
     * @param movedThere what moved there on the same days
     */
    public static List<Difference> of(
            LocalDate day, Map<String, Ours> ours, List<Movement> movedHere, List<Movement> movedThere) {
        var comparison = new Comparison(day);
        Map<String, List<Movement>> here = movedHere.stream().collect(groupingBy(Movement::reference));
        Map<String, List<Movement>> there = movedThere.stream().collect(groupingBy(Movement::reference));
        Set<String> references = new LinkedHashSet<>(there.keySet());
        references.addAll(here.keySet());
        for (String reference : references) {
            comparison.compare(
                    ours.get(reference),
                    here.getOrDefault(reference, List.of()),
                    there.getOrDefault(reference, List.of()));
        }
        return List.copyOf(comparison.differences);
    }

    private void compare(@Nullable Ours payment, List<Movement> here, List<Movement> there) {
        if (payment == null) {
            there.forEach(line -> missingHere(line, "no payment here is called this", Remedy.REFUND_AT_PROVIDER));
            return;
        }
        compareCaptures(payment, here, there);
        compareRefunds(payment, here, there);
    }

    /** The last word counts: a deposit may have come, been taken back and come again. */
    private void compareCaptures(Ours payment, List<Movement> here, List<Movement> there) {
        List<Movement> captures = only(there, Operation.CAPTURE);
        List<Movement> takenBack = only(there, Operation.DEPOSIT_TAKEN_BACK);
        boolean heldThere = captures.size() > takenBack.size();
        Money captured = payment.captured();
        if (captured == null) {
            boolean known =
                    heldThere && payment.wrong().contains(captures.getLast().amount());
            if (heldThere && !known) {
                missingHere(captures.getLast(), "the payment is " + payment.status() + " here", remedyOf(payment));
            }
        } else if (!heldThere && !takenBack.isEmpty()) {
            differ(Kind.STATE_DIFFERS, takenBack.getLast(), captured, Money.ZERO, Remedy.ASK_AGAIN);
        } else if (heldThere && !captures.getLast().amount().equals(captured)) {
            differ(
                    Kind.AMOUNT_DIFFERS,
                    captures.getLast(),
                    captured,
                    captures.getLast().amount(),
                    Remedy.SETTLE_DIFFERENCE);
        } else if (captures.isEmpty()) {
            only(here, Operation.CAPTURE).forEach(movement -> missingThere(movement, Remedy.CLAIM_FROM_PROVIDER));
        }
    }

    /**
     * A refund has no name that both sides know: equal amounts are taken for the same one, those nearest in time first.
     * What isn't recorded here yet, but asked for, will be by whoever asks.
     */
    private void compareRefunds(Ours payment, List<Movement> here, List<Movement> there) {
        List<Movement> unmatchedHere = new ArrayList<>(only(here, Operation.REFUND));
        List<Movement> unmatchedThere = new ArrayList<>(only(there, Operation.REFUND));
        pairs(unmatchedHere, unmatchedThere).forEach(pair -> {
            if (unmatchedHere.contains(pair.ours()) && unmatchedThere.contains(pair.theirs())) {
                unmatchedHere.remove(pair.ours());
                unmatchedThere.remove(pair.theirs());
            }
        });
        List<Money> asked = new ArrayList<>(payment.asked());
        unmatchedThere.stream()
                .filter(line -> !asked.remove(line.amount()))
                .forEach(line -> missingHere(line, "no refund of this amount is recorded here", Remedy.RECORD_REFUND));
        unmatchedHere.forEach(movement -> missingThere(movement, Remedy.REPEAT_REFUND));
    }

    private record Pair(Movement ours, Movement theirs) {

        long daysApart() {
            return Math.abs(ChronoUnit.DAYS.between(ours.day(), theirs.day()));
        }
    }

    private static List<Pair> pairs(List<Movement> ours, List<Movement> theirs) {
        return ours.stream()
                .flatMap(here -> theirs.stream()
                        .filter(there -> there.amount().equals(here.amount()))
                        .map(there -> new Pair(here, there)))
                .sorted(Comparator.comparingLong(Pair::daysApart))
                .toList();
    }

    private static Remedy remedyOf(Ours payment) {
        boolean over = payment.status() == PaymentStatus.FAILED || payment.status() == PaymentStatus.EXPIRED;
        return over ? Remedy.REFUND_AT_PROVIDER : Remedy.ASK_AGAIN;
    }

    private static List<Movement> only(List<Movement> movements, Operation operation) {
        return movements.stream()
                .filter(movement -> movement.operation() == operation)
                .toList();
    }

    private void missingHere(Movement line, String detail, Remedy remedy) {
        add(Kind.MISSING_HERE, line, null, line.amount(), detail, remedy);
    }

    private void missingThere(Movement movement, Remedy remedy) {
        add(Kind.MISSING_THERE, movement, movement.amount(), null, "the provider's books don't have it", remedy);
    }

    private void differ(Kind kind, Movement line, Money ours, Money theirs, Remedy remedy) {
        add(kind, line, ours, theirs, "the books disagree", remedy);
    }

    private void add(
            Kind kind, Movement about, @Nullable Money ours, @Nullable Money theirs, String detail, Remedy remedy) {
        if (!about.day().equals(day)) {
            return;
        }
        int alike = (int) differences.stream()
                .filter(found -> found.kind() == kind
                        && found.operation() == about.operation()
                        && found.reference().equals(about.reference()))
                .count();
        differences.add(new Difference(
                kind,
                about.operation(),
                about.reference(),
                alike + 1,
                about.providerKey(),
                ours,
                theirs,
                detail,
                remedy));
    }
}
