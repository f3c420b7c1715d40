package shop.jangteo.promotion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What this context says must hold of its tables, as the auditor reads it. */
record Invariant(String sql) {

    private static final String FOLDER = "invariants/promotion/";

    static Invariant named(String name) {
        try {
            return new Invariant(
                    new ClassPathResource(FOLDER + name + ".sql").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String> names() {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "*.sql"))
                    .map(file -> Objects.requireNonNull(file.getFilename()).replace(".sql", ""))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
