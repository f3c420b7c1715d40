package shop.jangteo.promotion.domain.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.jangteo.kernel.BrokenRule;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.promotion.domain.points.PointsCharge.Status;

@DisplayName("PR-5: the states of a points charge are those of docs/process/points.md")
class PointsChargeStatesTests {

    private static final Path TABLE = Path.of("../../docs/process/points.md");
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final PointsPolicy POLICY =
            new PointsPolicy(Period.ofYears(1), Period.ofYears(5), Period.ofDays(30));
    private static final Money AMOUNT = Money.won(5_000);
    private static final Ids IDS = UUID::randomUUID;

    private final UUID id = UUID.randomUUID();
    private final UUID member = UUID.randomUUID();

    static Stream<Arguments> cells() throws IOException {
        List<List<String>> rows = Files.readAllLines(TABLE).stream()
                .dropWhile(line -> !line.startsWith("| state |"))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
        List<Arguments> cells = new ArrayList<>();
        for (List<String> row : rows.subList(2, rows.size())) {
            for (int column = 1; column < row.size(); column++) {
                cells.add(Arguments.of(
                        Status.valueOf(row.getFirst()), rows.getFirst().get(column), row.get(column)));
            }
        }
        return cells.stream();
    }

    @Test
    void theTableIsComplete() throws IOException {
        assertThat(cells()).hasSize(Status.values().length * 7);
    }

    @ParameterizedTest(name = "{0} + {1} → {2}")
    @MethodSource("cells")
    void everyFactInEveryStateDoesWhatTheTableSays(Status state, String fact, String result) {
        String reason = state == Status.FAILED ? "no" : null;
        PointsCharge charge = PointsCharge.stored(
                id, member, AMOUNT, PointsCharge.Method.CARD, NOW, new PointsCharge.State(state, reason, NOW), 1);
        Money before = fact.equals("refund asked, points spent") ? Money.won(4_999) : AMOUNT;
        PointsAccount account = state == Status.DONE
                ? PointsAccount.stored(
                        member, before, List.of(new PointsLot(id, AMOUNT, before, NOW.plusSeconds(9))), 1)
                : PointsAccount.stored(member, Money.ZERO, List.of(), 1);
        Money balance = account.balance();

        if (result.equals("·")) {
            run(charge, fact, account);
            assertThat(charge.status()).isEqualTo(state);
            assertThat(account.balance()).isEqualTo(balance);
        } else if (Arrays.stream(Status.values())
                .anyMatch(status -> status.name().equals(result))) {
            run(charge, fact, account);
            assertThat(charge.status()).hasToString(result);
            assertThat(charge.failureReason()).isEqualTo(result.equals("FAILED") ? "no" : null);
            assertThat(account.balance()).isEqualTo(charge.status() == Status.DONE ? AMOUNT : Money.ZERO);
        } else {
            assertThatThrownBy(() -> run(charge, fact, account))
                    .isInstanceOfSatisfying(
                            BrokenRule.class, rule -> assertThat(rule.code()).isEqualTo(result));
            assertThat(charge.status()).isEqualTo(state);
        }
    }

    private static void run(PointsCharge charge, String fact, PointsAccount account) {
        switch (fact) {
            case "captured" -> charge.captured(AMOUNT, account, POLICY, NOW, IDS);
            case "declined" -> charge.declined("no", NOW);
            case "expired" -> charge.expired(NOW);
            case "refund asked" -> charge.refundRequested(AMOUNT, account, NOW, IDS);
            case "refund asked, points spent" -> charge.refundRequested(AMOUNT, account, NOW, IDS);
            case "part asked" -> charge.refundRequested(Money.won(1), account, NOW, IDS);
            case "refunded" -> charge.refunded(NOW);
            default -> throw new IllegalArgumentException(fact);
        }
    }

    @Test
    @DisplayName("PA-2: another amount than was asked for is nobody's points")
    void anotherAmountThanWasAskedForIsNotCredited() {
        PointsCharge charge = PointsCharge.request(id, member, AMOUNT, PointsCharge.Method.CARD, NOW);
        PointsAccount account = PointsAccount.stored(member, Money.ZERO, List.of(), 1);

        assertThatThrownBy(() -> charge.captured(Money.won(4_999), account, POLICY, NOW, IDS))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(account.balance()).isEqualTo(Money.ZERO);
    }
}
