package shop.jangteo.payment.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.platform.persistence.Uuids;

/** What this context says that must hold of its rows. */
@TestComponent
class Invariants {

    private static final Path FILES = Path.of("src/main/resources/invariants/payment");

    private static final Duration A_WHILE = Duration.ofMinutes(20);

    private final JdbcClient jdbc;
    private final Clock clock;

    Invariants(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is found by all of them that names one of these. */
    List<String> brokenBy(UUID... ids) {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.sorted().flatMap(file -> broken(file, ids)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<String> broken(Path file, UUID... ids) {
        return found(text(file), A_WHILE).stream()
                .filter(line -> Arrays.stream(ids).anyMatch(id -> line.contains(id.toString())))
                .map(line -> file.getFileName() + ": " + line);
    }

    /** @param quiet as if nothing had happened for so long */
    List<String> found(String sql, Duration quiet) {
        return jdbc.sql(sql)
                .paramSource(Map.of("settled", at(clock.instant().plus(quiet)), "now", at(clock.instant())))
                .query((row, number) ->
                        entity(row) + " | " + row.getString("expected") + " ≠ " + row.getString("actual"))
                .list();
    }

    private static LocalDateTime at(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String entity(ResultSet row) throws SQLException {
        Set<String> columns = new HashSet<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            columns.add(row.getMetaData().getColumnLabel(column));
        }
        String entity = row.getString("entity");
        return columns.contains("id") ? entity + " " + Uuids.fromBytes(row.getBytes("id")) : entity;
    }

    static String text(String invariant) {
        return text(FILES.resolve(invariant + ".sql"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .reduce("", (all, line) -> all + "\n" + line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
