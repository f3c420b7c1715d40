package shop.jangteo.load;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a kind of request does to the database, learned from two recordings of it: a parameter that is the same in both is
 * part of the script; one that differs was given with the request, was read a moment before (perhaps with something added
 * to it) or was made up on the spot, and is found, read or made up again whenever the script is played.
 */
final class Script {

    /** Longer texts are sealed data, which nothing is looked up by. */
    private static final int LONGEST_KEY = 64;

    private static final String LETTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final List<Move> moves;
    private final int ofRequest;

    private Script(List<Move> moves, int ofRequest) {
        this.moves = moves;
        this.ofRequest = ofRequest;
    }

    /** @param whole with what follows after the answer */
    List<Move> moves(boolean whole) {
        return whole ? moves : moves.subList(0, ofRequest);
    }

    long statements(boolean whole) {
        return moves(whole).stream().filter(move -> !move.sql.isEmpty()).count();
    }

    /** How often the primary has to make something last. */
    long commits(boolean whole) {
        // Connections come out of the pool without committing by themselves.
        boolean inTransaction = true;
        long commits = 0;
        for (Move move : moves(whole)) {
            switch (move.call) {
                case "setAutoCommit" -> inTransaction = Boolean.FALSE.equals(move.argument);
                case "commit" -> commits += move.replica ? 0 : 1;
                default -> {
                    boolean writes = move.sql
                            .toLowerCase(java.util.Locale.ROOT)
                            .matches("(?s)\\s*(insert|update|delete|replace).*");
                    commits += !inTransaction && writes ? 1 : 0;
                }
            }
        }
        return commits;
    }

    /** For people: what is played. */
    String text() {
        var text = new StringBuilder();
        for (int i = 0; i < moves.size(); i++) {
            Move move = moves.get(i);
            text.append(i == ofRequest ? "-- after the answer\n" : "")
                    .append("%d  [%s%d] %s %s%n"
                            .formatted(
                                    i,
                                    move.replica ? "replica " : "",
                                    move.connection,
                                    move.sql.isEmpty() ? move.call : move.sql,
                                    move.argument == null ? "" : move.argument));
            for (Map<Integer, Source> set : move.parameters) {
                set.forEach((at, source) -> text.append("       %d = %s%n".formatted(at, shown(source))));
            }
        }
        return text.toString();
    }

    private static String shown(Source source) {
        return switch (source) {
            case Source.Constant(Object value) ->
                value instanceof byte[] bytes
                        ? java.util.HexFormat.of().formatHex(bytes)
                        : shortened(String.valueOf(value));
            case Source.Own(int index, Form form) -> "the request's " + index;
            case Source.Read(int move, Tape.Cell cell, long plus) ->
                "row " + cell.row() + " column " + cell.column() + " of " + move + (plus == 0 ? "" : " + " + plus);
            case Source.Fresh(Object like, int shared) -> "new " + shared;
        };
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    /** One call of JDBC. */
    static final class Move {

        final int connection;
        final boolean replica;
        final String call;
        final @Nullable Object argument;
        final String sql;
        final List<Map<Integer, Source>> parameters = new ArrayList<>();
        /** What later moves need of its result. */
        final Set<Tape.Cell> needed = new HashSet<>();

        Move(Tape.Step step) {
            this.connection = step.connection;
            this.replica = step.replica;
            this.call = step.call;
            this.argument = step.argument;
            this.sql = step.sql;
        }
    }

    /** Where a parameter comes from. */
    sealed interface Source {

        record Constant(@Nullable Object value) implements Source {}

        /** The request's own: bytes, or text in the same form as it had. */
        record Own(int index, Form form) implements Source {}

        record Read(int move, Tape.Cell cell, long plus) implements Source {}

        /** Made up; the same one wherever the recording had the same value. */
        record Fresh(Object like, int shared) implements Source {}
    }

    /** How one value is written. */
    enum Form {
        AS_IT_IS,
        BYTES,
        TEXT;

        Object of(Object own) {
            return switch (this) {
                case AS_IT_IS -> own;
                case BYTES -> bytes((UUID) own);
                case TEXT -> own.toString();
            };
        }
    }

    /** @throws IllegalStateException when the two did different things */
    static Script learn(Recording one, Recording two) {
        return learn(one.steps(), one.own(), two.steps(), two.own(), one.ofRequest());
    }

    /**
     * A request and what it did.
     *
     * @param ofRequest how many of the steps were its own; the others followed after the answer
     * @param own what is particular to it: ids, keys
     */
    record Recording(List<Tape.Step> steps, int ofRequest, List<Object> own) {}

    private static Script learn(
            List<Tape.Step> first,
            List<Object> firstOwn,
            List<Tape.Step> second,
            List<Object> secondOwn,
            int ofRequest) {
        List<String> calls = calls(first);
        if (!calls.equals(calls(second))) {
            throw new IllegalStateException("two recordings differ:\n" + String.join("\n", calls) + "\n--\n"
                    + String.join("\n", calls(second)));
        }
        List<Move> moves = new ArrayList<>();
        Map<Object, Integer> made = new HashMap<>();
        for (int i = 0; i < first.size(); i++) {
            Tape.Step one = first.get(i);
            Tape.Step other = second.get(i);
            var move = new Move(one);
            for (int set = 0; set < one.parameters.size(); set++) {
                Map<Integer, Source> sources = new HashMap<>();
                for (Integer at : one.parameters.get(set).keySet()) {
                    Object a = one.parameters.get(set).get(at);
                    Object b = other.parameters.get(set).get(at);
                    Source source = own(a, firstOwn, b, secondOwn);
                    if (source == null && same(a, b)) {
                        source = new Source.Constant(a);
                    }
                    if (source == null && !made.containsKey(identity(a))) {
                        source = read(a, first, b, second, i);
                    }
                    if (source instanceof Source.Read from) {
                        moves.get(from.move()).needed.add(from.cell());
                    }
                    sources.put(at, source == null ? madeUp(a, b, made) : source);
                }
                move.parameters.add(sources);
            }
            moves.add(move);
        }
        return new Script(moves, ofRequest);
    }

    private static List<String> calls(List<Tape.Step> steps) {
        return steps.stream()
                .map(step ->
                        step.call + " " + step.sql + " " + step.parameters.size() + (step.replica ? " replica" : ""))
                .toList();
    }

    private static @Nullable Source own(
            @Nullable Object a, List<Object> firstOwn, @Nullable Object b, List<Object> secondOwn) {
        for (int i = 0; i < firstOwn.size(); i++) {
            for (Form form :
                    firstOwn.get(i) instanceof UUID ? new Form[] {Form.BYTES, Form.TEXT} : new Form[] {Form.AS_IT_IS}) {
                if (same(a, form.of(firstOwn.get(i))) && same(b, form.of(secondOwn.get(i)))) {
                    return new Source.Own(i, form);
                }
            }
        }
        return null;
    }

    private static @Nullable Source read(
            @Nullable Object a, List<Tape.Step> first, @Nullable Object b, List<Tape.Step> second, int before) {
        Source shifted = null;
        for (int i = before - 1; i >= 0; i--) {
            // What the replica shows is for the answer; it may not have it yet.
            if (first.get(i).replica) {
                continue;
            }
            for (var cell : first.get(i).seen.entrySet()) {
                Object there = second.get(i).seen.get(cell.getKey());
                if (same(a, cell.getValue()) && same(b, there)) {
                    return new Source.Read(i, cell.getKey(), 0);
                }
                if (shifted == null
                        && a instanceof Number x
                        && b instanceof Number y
                        && cell.getValue() instanceof Number u
                        && there instanceof Number v
                        && u.longValue() != v.longValue()
                        && x.longValue() - u.longValue() == y.longValue() - v.longValue()) {
                    shifted = new Source.Read(i, cell.getKey(), x.longValue() - u.longValue());
                }
            }
        }
        return shifted;
    }

    private static Source madeUp(@Nullable Object a, @Nullable Object b, Map<Object, Integer> made) {
        boolean key = a instanceof byte[] bytes && bytes.length <= LONGEST_KEY
                || a instanceof String text && text.length() <= LONGEST_KEY;
        if (!key || b == null) {
            return new Source.Constant(a);
        }
        Object like = a instanceof String text ? new Text(text, common(text, b.toString())) : Objects.requireNonNull(a);
        return new Source.Fresh(like, made.computeIfAbsent(identity(a), each -> made.size()));
    }

    private static Object identity(@Nullable Object value) {
        return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
    }

    /** A text to make others like: as long, and beginning in the same way. */
    record Text(String example, int kept) {}

    private static int common(String a, String b) {
        int n = 0;
        while (n < Math.min(a.length(), b.length()) && a.charAt(n) == b.charAt(n)) {
            n++;
        }
        return n;
    }

    static Object makeUp(Object like) {
        return switch (like) {
            case byte[] bytes when bytes.length == 16 -> bytes(UuidCreator.getTimeOrderedEpoch(Instant.now()));
            case byte[] bytes -> {
                byte[] random = new byte[bytes.length];
                ThreadLocalRandom.current().nextBytes(random);
                yield random;
            }
            case Text(String example, int kept)
            when isUuid(example) -> UuidCreator.getTimeOrderedEpoch().toString();
            case Text(String example, int kept) -> {
                var text = new StringBuilder(example.substring(0, kept));
                while (text.length() < example.length()) {
                    text.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
                }
                yield text.toString();
            }
            default -> throw new IllegalArgumentException(like.toString());
        };
    }

    private static boolean isUuid(String text) {
        return text.length() == 36 && text.charAt(8) == '-' && text.charAt(13) == '-';
    }

    static boolean same(@Nullable Object a, @Nullable Object b) {
        return switch (a) {
            case byte[] bytes -> b instanceof byte[] others && Arrays.equals(bytes, others);
            case Number number
            when b instanceof Number other -> number.toString().equals(other.toString());
            case null, default -> Objects.equals(a, b);
        };
    }

    static byte[] bytes(UUID id) {
        return java.nio.ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
