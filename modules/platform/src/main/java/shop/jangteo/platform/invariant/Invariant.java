package shop.jangteo.platform.invariant;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something that must hold, with the query that finds what breaks it: rows of {@code entity}, {@code expected} and
 * {@code actual}, and of {@code id} where the entity has one: 16 bytes, shown behind it.
 *
 * @param name folder and file, {@code catalog.stock-is-its-movements}
 * @param says what must hold, as a sentence
 * @param settles may be untrue for a moment, while after-commit listeners are still at work
 * @param sql one select; may use {@code :now}, the shop's time, and {@code :settled}, the instant before which everything
 *     has come to rest
 */
record Invariant(String name, String says, boolean settles, String sql) {

    private static final Pattern NAME = Pattern.compile("[a-z]+\\.[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern SELECT = Pattern.compile("(?is)\\A(select|with)\\b.*");
    private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern PARAMETER = Pattern.compile(":[a-zA-Z]\\w*");
    private static final Pattern TEXT_OR_PARAMETER = Pattern.compile(TEXT + "|" + PARAMETER);
    private static final Pattern SERVERS_CLOCK = Pattern.compile(
            "(?i)\\b(utc_timestamp|utc_date|utc_time|now|sysdate|curdate|current_timestamp|localtimestamp)\\b");
    private static final int LONGEST_NAME = 100;

    static final String SETTLED = ":settled";
    static final String NOW = ":now";

    /**
     * @param text of the file: first comments, one of them the sentence and maybe one that says {@code settles}, then one
     *     select
     * @throws IllegalArgumentException when it has another form
     */
    static Invariant parse(String name, String text) {
        List<String> sentence = new ArrayList<>();
        boolean settles = false;
        List<String> lines = text.strip().lines().toList();
        int next = 0;
        for (; next < lines.size() && lines.get(next).startsWith("--"); next++) {
            String comment = lines.get(next).substring(2).strip();
            if (comment.equals("settles")) {
                settles = true;
            } else if (!comment.isEmpty()) {
                sentence.add(comment);
            }
        }
        String sql = lines.subList(next, lines.size()).stream()
                .filter(line -> !line.strip().startsWith("--"))
                .collect(Collectors.joining("\n"))
                .strip();
        sql = sql.endsWith(";") ? sql.substring(0, sql.length() - 1).stripTrailing() : sql;
        // What stands in quotes is no part of the statement's form.
        String bare = TEXT.matcher(sql).replaceAll("''");
        require(NAME.matcher(name).matches() && name.length() <= LONGEST_NAME, name, "is no name of an invariant");
        require(!sentence.isEmpty(), name, "doesn't begin with a comment that says what must hold");
        require(SELECT.matcher(sql).matches(), name, "has no select behind its comments");
        require(!bare.contains(";"), name, "has more than one statement");
        for (String column : List.of("entity", "expected", "actual")) {
            require(bare.matches("(?is).*\\b" + column + "\\b.*"), name, "has no column " + column);
        }
        require(
                PARAMETER.matcher(bare).results().allMatch(found -> isParameter(found.group())),
                name,
                "has another parameter than " + SETTLED + " and " + NOW);
        require(
                !SERVERS_CLOCK.matcher(bare.replace(NOW, "")).find(),
                name,
                "asks the database for the time, which isn't the shop's: that is " + NOW);
        require(settles || !bare.contains(SETTLED), name, "asks for " + SETTLED + " but doesn't say that it settles");
        return new Invariant(name, String.join(" ", sentence), settles, sql);
    }

    /** The statement with a question mark for each of {@link #parameters}. */
    String statement() {
        return TEXT_OR_PARAMETER
                .matcher(sql)
                .replaceAll(found -> isParameter(found.group()) ? "?" : Matcher.quoteReplacement(found.group()));
    }

    /** {@link #SETTLED} and {@link #NOW} in the order in which the statement wants them. */
    List<String> parameters() {
        return TEXT_OR_PARAMETER
                .matcher(sql)
                .results()
                .map(MatchResult::group)
                .filter(Invariant::isParameter)
                .toList();
    }

    private static boolean isParameter(String name) {
        return name.equals(SETTLED) || name.equals(NOW);
    }

    private static void require(boolean met, String name, String otherwise) {
        if (!met) {
            throw new IllegalArgumentException("invariant " + name + " " + otherwise);
        }
    }
}
