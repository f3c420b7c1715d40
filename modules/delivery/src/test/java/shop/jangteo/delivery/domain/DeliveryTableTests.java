package shop.jangteo.delivery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("DE-4: the table of docs/process/delivery.md")
class DeliveryTableTests {

    private static final Path PAGE = Path.of("../../docs/process/delivery.md");

    static Stream<Arguments> cells() throws IOException {
        List<List<String>> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("|-"))
                .map(DeliveryTableTests::cellsOf)
                .toList();
        List<String> reports = rows.getFirst();
        assertThat(rows).hasSize(ShipmentStatus.values().length + 1);
        assertThat(reports).hasSize(ShipmentStatus.values().length + 1);
        return rows.stream()
                .skip(1)
                .flatMap(row -> IntStream.range(1, row.size())
                        .mapToObj(i -> Arguments.of(
                                ShipmentStatus.valueOf(row.getFirst()),
                                ShipmentStatus.valueOf(reports.get(i)),
                                row.get(i))));
    }

    private static List<String> cellsOf(String line) {
        return Arrays.stream(line.substring(1).split("\\|", -1))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    @ParameterizedTest(name = "{0} + {1} → {2}")
    @MethodSource("cells")
    void theCodeDoesWhatTheTableSays(ShipmentStatus state, ShipmentStatus report, String reaction) {
        String does = state.ignores(report) ? "ignored" : state.allows(report) ? "moves" : "refused";

        assertThat(does).isEqualTo(reaction);
    }
}
