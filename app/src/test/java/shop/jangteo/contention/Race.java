package shop.jangteo.contention;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shop.jangteo.testkit.Answer;
import shop.jangteo.watch.Statements.Watching;

/**
 * Something that two do in the worst order.
 *
 * @param open guards that stand before these ones; they are away all the time, so that these are reached
 * @param guards each of which is enough
 * @param audited whether the auditor names what goes wrong without them
 * @param tooLittle what whoever comes second may be told, besides that somebody was faster (409): by the API's table, that
 *     there is too little left is 400
 * @param run does it once, with new people and new goods
 */
record Race(
        String name,
        List<Guard> open,
        List<Guard> guards,
        boolean audited,
        Set<String> tooLittle,
        Supplier<Outcome> run) {

    /**
     * What came of it.
     *
     * @param tooMuch by how much something happened that must not: units, won, orders, rows
     * @param answers what the two were told; none when they didn't come over HTTP
     * @param found what the auditor says of them
     */
    record Outcome(long tooMuch, List<Answer> answers, List<String> found) {}

    static Race seenByTheAuditor(String name, List<Guard> guards, Supplier<Outcome> run) {
        return new Race(name, List.of(), guards, true, Set.of(), run);
    }

    /** What goes wrong breaks no invariant: two good orders of which only one was meant. */
    static Race seenInTheOutcome(String name, List<Guard> guards, Supplier<Outcome> run) {
        return new Race(name, List.of(), guards, false, Set.of(), run);
    }

    Race behind(List<Guard> others) {
        return new Race(name, others, guards, audited, tooLittle, run);
    }

    Race orToldThat(String code) {
        return new Race(name, open, guards, audited, Set.of(code), run);
    }

    /** Refusals of an outcome that say neither that somebody was faster nor what there is too little of. */
    List<Answer> wrongRefusals(Outcome outcome) {
        return outcome.answers().stream()
                .filter(answer -> answer.status() >= 300
                        && answer.status() != 409
                        && !(answer.status() == 400 && tooLittle.contains(answer.code())))
                .toList();
    }

    Outcome withAll() {
        return without(open);
    }

    Outcome withOnly(Guard kept) {
        return withNone(kept);
    }

    Outcome withNone() {
        return withNone(null);
    }

    private Outcome withNone(@Nullable Guard but) {
        List<Guard> away = new ArrayList<>(open);
        guards.stream().filter(guard -> !guard.equals(but)).forEach(away::add);
        return without(away);
    }

    private Outcome without(List<Guard> guardsTaken) {
        List<Watching> gone = new ArrayList<>();
        try {
            guardsTaken.forEach(guard -> gone.add(guard.takeAway().get()));
            return run.get();
        } finally {
            gone.reversed().forEach(Watching::close);
        }
    }
}
