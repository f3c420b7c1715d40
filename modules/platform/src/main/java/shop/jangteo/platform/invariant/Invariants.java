package shop.jangteo.platform.invariant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import shop.jangteo.kernel.InvalidField;

/**
 * Every invariant on the class path, by name: a file {@code invariants/<context>/<name>.sql} beside the context whose data
 * it is about. One that can't be read stops the start: an invariant that nobody checks looks like one that holds.
 */
@Component
final class Invariants {

    private static final Pattern FILE = Pattern.compile("invariants/([^/]+)/([^/]+)\\.sql$");

    private final Map<String, Invariant> byName = new TreeMap<>();

    Invariants() throws IOException {
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:invariants/*/*.sql")) {
            Matcher place = FILE.matcher(file.getURL().getPath());
            if (!place.find()) {
                throw new IllegalStateException("not an invariant of a context: " + file);
            }
            // A file that stands twice on the class path is the first one, as a class is.
            String name = place.group(1) + "." + place.group(2);
            byName.computeIfAbsent(name, first -> Invariant.parse(first, text(file)));
        }
    }

    List<Invariant> all() {
        return List.copyOf(byName.values());
    }

    @Nullable
    Invariant find(String name) {
        return byName.get(name);
    }

    /**
     * @param names null for all
     * @throws InvalidField when there is none of a name
     */
    List<Invariant> named(@Nullable List<String> names) {
        if (names == null) {
            return all();
        }
        List<Invariant> named = new ArrayList<>();
        List<InvalidField.Violation> unknown = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Invariant invariant = byName.get(names.get(i));
            if (invariant == null) {
                unknown.add(new InvalidField.Violation("invariants[" + i + "]", "UNKNOWN_INVARIANT"));
            } else if (!named.contains(invariant)) {
                named.add(invariant);
            }
        }
        if (!unknown.isEmpty()) {
            throw new InvalidField(unknown);
        }
        return named;
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
