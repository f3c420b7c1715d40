package shop.jangteo.platform.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings every schema on the class path up to date before anybody gets a connection: a folder
 * {@code db/migration/<schema>} is a schema of that name with a history of its own (ADR-0003).
 */
final class SchemaMigrations {

    private static final Pattern FOLDER = Pattern.compile("db/migration/([a-z]+)/[^/]+\\.sql$");

    private SchemaMigrations() {}

    static void migrate(DataSource primary) {
        for (String schema : schemas()) {
            Flyway.configure()
                    .dataSource(primary)
                    .schemas(schema)
                    .defaultSchema(schema)
                    .createSchemas(true)
                    .locations("classpath:db/migration/" + schema)
                    .load()
                    .migrate();
        }
    }

    private static SortedSet<String> schemas() {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/*.sql"))
                    .map(resource -> {
                        Matcher matcher = FOLDER.matcher(resource.toString().replaceAll("[\\]\"]+$", ""));
                        if (!matcher.find()) {
                            throw new IllegalStateException("not a migration of a schema: " + resource);
                        }
                        return matcher.group(1);
                    })
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
