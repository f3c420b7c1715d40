package shop.jangteo.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds where a context's source or migration names the schema of another. Class files don't show that: SQL is text, and
 * jOOQ takes names as text too.
 */
final class SchemaBorders {

    private static final List<String> SCHEMAS =
            Stream.concat(Place.CONTEXTS.stream(), Stream.of("platform")).toList();

    private static final Pattern LITERAL = Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"");

    private static final Pattern SQL_COMMENT = Pattern.compile("--[^\n]*|#[^\n]*|/\\*[\\s\\S]*?\\*/");

    private SchemaBorders() {}

    /** The places in a Java source of the context that name another's schema. */
    static List<String> crossedByJava(String context, String source) {
        List<String> found = new ArrayList<>();
        String others = others(context);
        Pattern qualified = qualified(others);
        LITERAL.matcher(source)
                .results()
                .map(MatchResult::group)
                .map(SchemaBorders::unquoted)
                .flatMap(literal -> qualified.matcher(literal).results().map(MatchResult::group))
                .forEach(found::add);
        Stream.of(
                        "\\b(?:name|schema|table)\\s*\\(\\s*\"(?:" + others + ")\"",
                        "shop\\.jangteo\\.(?:" + others + ")\\.adapter\\.jooq")
                .flatMap(pattern ->
                        Pattern.compile(pattern).matcher(source).results().map(MatchResult::group))
                .forEach(found::add);
        return found;
    }

    /** The places in a migration of the context that name another's schema. */
    static List<String> crossedBySql(String context, String sql) {
        String statements = unquoted(SQL_COMMENT.matcher(sql).replaceAll(" "));
        return Stream.of(qualified(others(context)), Pattern.compile("(?i)\\buse\\s+\\w+"))
                .flatMap(pattern -> pattern.matcher(statements).results().map(MatchResult::group))
                .toList();
    }

    /** The places in an invariant of the whole shop that name anything but what contexts show to the auditor (ADR-0025). */
    static List<String> crossedByShopInvariant(String sql) {
        String statements = unquoted(SQL_COMMENT.matcher(sql).replaceAll(" "));
        Pattern hidden = Pattern.compile("(?i)(?<![\\w.$-])(?:" + String.join("|", SCHEMAS) + ")\\s*\\.\\s*(?!v_)\\w+");
        return Stream.of(hidden, Pattern.compile("(?i)\\buse\\s+\\w+"))
                .flatMap(pattern -> pattern.matcher(statements).results().map(MatchResult::group))
                .toList();
    }

    private static Pattern qualified(String schemas) {
        return Pattern.compile("(?i)(?<![\\w.$-])(?:" + schemas + ")\\s*\\.\\s*\\w+");
    }

    private static String others(String context) {
        return SCHEMAS.stream().filter(schema -> !schema.equals(context)).collect(Collectors.joining("|"));
    }

    private static String unquoted(String sql) {
        return sql.replace("`", "");
    }
}
