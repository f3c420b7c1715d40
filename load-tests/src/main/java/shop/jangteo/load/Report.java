package shop.jangteo.load;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The table for people and the file for machines. */
final class Report {

    private final List<Figures> figures = new ArrayList<>();
    private final Map<String, String> notes = new LinkedHashMap<>();
    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void add(Figures measured) {
        if (figures.isEmpty()) {
            out.printf(
                    "%-46s %7s %8s %9s %8s %8s %8s %8s%n",
                    "", "buyers", "answers", "per s", "p50 ms", "p95 ms", "p99 ms", "max ms");
        }
        figures.add(measured);
        out.printf(
                "%-46s %7d %8d %9.1f %8.1f %8.1f %8.1f %8.1f  %s%s, CPU ms %s%n",
                measured.name(),
                measured.buyers(),
                measured.answers(),
                measured.perSecond(),
                measured.p50(),
                measured.p95(),
                measured.p99(),
                measured.max(),
                measured.outcomes(),
                measured.catchUpSeconds() > 0 ? ", listeners done after " + measured.catchUpSeconds() + " s" : "",
                measured.cpuMillis());
    }

    void note(String what, String value) {
        notes.put(what, value);
        out.println(what + ": " + value);
    }

    double rateOf(String name) {
        return figures.stream()
                .filter(each -> each.name().equals(name))
                .mapToDouble(Figures::perSecond)
                .findFirst()
                .orElse(0);
    }

    void save(Path file) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("at", Instant.now().toString());
        content.put("processors", Runtime.getRuntime().availableProcessors());
        content.put("figures", figures);
        content.put("notes", notes);
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(file.toFile(), content);
        out.println("saved in " + file);
    }
}
