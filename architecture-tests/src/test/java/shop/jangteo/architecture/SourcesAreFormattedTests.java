package shop.jangteo.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** ADR-0012: the formatter runs here, on the JDK that compiles the sources, because Maven's own may be older than they are. */
@DisplayName("palantir-java-format has nothing to change")
class SourcesAreFormattedTests {

    private static final boolean UPDATE = Boolean.getBoolean("update.format");

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    @DisplayName("in any source of the project (-Dupdate.format=true formats them)")
    void everySourceIsFormatted() {
        List<Path> sources = Product.files(file -> file.toString().endsWith(".java"));

        assertThat(sources).hasSizeGreaterThan(100);
        assertThat(sources.parallelStream().filter(this::differs).map(Product.ROOT::relativize))
                .as("files that -Dupdate.format=true would change")
                .isEmpty();
    }

    @Test
    @DisplayName("and it would say so")
    void anUntidySourceIsFound() {
        assertThat(formatted("import java.util.List;class A{int a;}")).isEqualTo("class A {\n    int a;\n}\n");
    }

    private boolean differs(Path file) {
        String source = Product.read(file);
        String formatted = formatted(source);
        if (UPDATE && !formatted.equals(source)) {
            Product.write(file, formatted);
            return false;
        }
        return !formatted.equals(source);
    }

    private String formatted(String source) {
        try {
            return formatter.formatSourceAndFixImports(source);
        } catch (FormatterException unreadable) {
            throw new AssertionError("not Java: " + source.lines().limit(3).toList(), unreadable);
        }
    }
}
