package shop.jangteo.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.jangteo.payment.domain.PaymentFixture.CAPTURE;
import static shop.jangteo.payment.domain.PaymentFixture.DECLINED;
import static shop.jangteo.payment.domain.PaymentFixture.NOON;
import static shop.jangteo.payment.domain.PaymentFixture.POLICY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.jangteo.kernel.BrokenRule;
import shop.jangteo.kernel.Money;

@DisplayName("PA-3: the states of a payment are those of docs/process/payment.md")
class PaymentStatesTests {

    private static final Path TABLE = Path.of("../../docs/process/payment.md");

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
                        PaymentStatus.valueOf(row.getFirst()), rows.getFirst().get(column), row.get(column)));
            }
        }
        return cells.stream();
    }

    @Test
    void theTableIsComplete() throws IOException {
        assertThat(cells()).hasSize(PaymentStatus.values().length * 8);
    }

    @ParameterizedTest(name = "{0} + {1} → {2}")
    @MethodSource("cells")
    void everyCommandInEveryStateDoesWhatTheTableSays(PaymentStatus state, String command, String result) {
        Payment payment = PaymentFixture.in(state);

        if (result.equals("=")) {
            run(payment, command);
            assertThat(payment.status()).isEqualTo(state);
            assertThat(payment.takeEvents()).isEmpty();
        } else if (Arrays.stream(PaymentStatus.values())
                .anyMatch(status -> status.name().equals(result))) {
            run(payment, command);
            assertThat(payment.status()).hasToString(result);
        } else {
            assertThatThrownBy(() -> run(payment, command))
                    .isInstanceOfSatisfying(
                            BrokenRule.class, rule -> assertThat(rule.code()).isEqualTo(result));
            assertThat(payment.status()).isEqualTo(state);
            assertThat(payment.takeEvents()).isEmpty();
        }
    }

    private static void run(Payment payment, String command) {
        switch (command) {
            case "approved" -> payment.approve(CAPTURE, NOON);
            case "failed" -> payment.fail(DECLINED, NOON);
            case "window left" -> {
                payment.openWindow(Map.of("provider", "mock"), POLICY);
                payment.leaveWindow(NOON);
            }
            case "awaits deposit" -> payment.awaitDeposit("provider-1", PaymentFixture.ACCOUNT, POLICY, NOON);
            case "deposit taken back" -> payment.takeBackDeposit(POLICY, NOON);
            case "no answer" -> payment.leaveOpen(POLICY, NOON);
            case "refund part" -> PaymentFixture.refund(payment, Money.won(100));
            case "refund rest" -> PaymentFixture.refund(payment, null);
            default -> throw new IllegalArgumentException(command);
        }
    }

    @ParameterizedTest
    @MethodSource("notPayable")
    @DisplayName("PA-4: only an order that waits for money can be paid")
    void onlyAnOrderThatWaitsForMoneyCanBePaid(OrderStatus status) {
        assertThatThrownBy(() -> Payment.start(
                        java.util.UUID.randomUUID(),
                        PaymentFixture.order(status),
                        PaymentMethod.CARD,
                        null,
                        POLICY,
                        NOON))
                .isInstanceOf(PaymentRuleBroken.IllegalOrderState.class);
    }

    static Stream<OrderStatus> notPayable() {
        return Arrays.stream(OrderStatus.values())
                .filter(status -> status != OrderStatus.PENDING && status != OrderStatus.PAYMENT_FAILED);
    }

    @Test
    void anAttemptMayBeTakenUpWhenItsRequestMustBeDeadOrHasGivenUp() {
        Payment pending = PaymentFixture.started();
        assertThat(pending.mayBeTakenUp(NOON.plusSeconds(59))).isFalse();
        assertThat(pending.mayBeTakenUp(NOON.plusSeconds(60))).isTrue();
        assertThat(PaymentFixture.in(PaymentStatus.UNKNOWN).mayBeTakenUp(NOON)).isTrue();
        assertThat(PaymentFixture.in(PaymentStatus.SUCCESS).mayBeTakenUp(NOON.plusSeconds(600)))
                .isFalse();
        assertThat(PaymentFixture.in(PaymentStatus.FAILED).mayBeTakenUp(NOON.plusSeconds(600)))
                .isFalse();
    }

    @Test
    @DisplayName("PA-5: the provider is asked again after ever longer waits, which nobody can make longer by asking")
    void theWaitsBetweenQuestionsDoubleUpToTheLongest() {
        Payment payment = PaymentFixture.started();
        List<Long> waits = new ArrayList<>();
        Instant now = NOON;
        for (int i = 0; i < 9; i++) {
            payment.leaveOpen(POLICY, now);
            waits.add(Duration.between(now, payment.check().at()).toSeconds());
            payment.leaveOpen(POLICY, now);
            now = payment.check().at();
        }
        assertThat(waits).containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 600L, 600L, 600L);
    }
}
