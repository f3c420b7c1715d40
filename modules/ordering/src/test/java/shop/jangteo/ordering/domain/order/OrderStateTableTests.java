package shop.jangteo.ordering.domain.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.Money;
import shop.jangteo.ordering.domain.OrderingRuleBroken.IllegalOrderState;
import shop.jangteo.ordering.domain.OrderingRuleBroken.OrderAlreadyPaid;

@DisplayName("OR-7: the table of docs/process/order.md is what orders do")
class OrderStateTableTests {

    private static final Path PAGE = Path.of("../../docs/process/order.md");
    private static final Instant NOW = OrderFixture.NOW;

    private static List<List<String>> rows() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("|") && !line.startsWith("|---")) {
                rows.add(Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .filter(cell -> !cell.isEmpty())
                        .toList());
            }
        }
        return rows;
    }

    static Stream<Arguments> cells() throws IOException {
        List<List<String>> rows = rows();
        List<String> commands = rows.getFirst();
        return rows.stream()
                .skip(1)
                .flatMap(row -> Stream.iterate(1, column -> column < row.size(), column -> column + 1)
                        .map(column -> Arguments.of(
                                OrderStatus.valueOf(row.getFirst()), commands.get(column), row.get(column))));
    }

    private static void apply(String command, Order order) {
        switch (command) {
            case "start payment" -> order.startPayment(NOW);
            case "captured" ->
                order.captured(UUID.randomUUID(), order.snapshot().finalAmount(), NOW);
            case "declined" -> order.declined("한도 초과", NOW);
            case "discounts" -> order.applyDiscounts(List.of(), Money.won(1_000));
            case "cancel" -> OrderFixture.cancel(order);
            case "cancel part" ->
                OrderFixture.cancel(
                        order, OrderFixture.units(order.snapshot().lines().getLast(), 1));
            case "deposit awaited" -> order.depositAwaited(NOW.plus(Duration.ofDays(3)));
            case "deposit given up" -> order.depositGivenUp(NOW.plus(Duration.ofMinutes(20)));
            case "deposit taken back" -> order.depositTakenBack(OrderFixture.PAYMENT, NOW.plus(Duration.ofDays(3)));
            case "refunded" -> order.refundAsked(OrderFixture.PAYMENT, Money.won(33_000), true, "고객 요청", NOW);
            case "overdue" -> order.expire(NOW.plus(Duration.ofMinutes(30)));
            case "set PREPARING" -> order.moveTo(OrderStatus.PREPARING, OrderFixture.SELLER, null, NOW);
            case "set SHIPPED" -> order.moveTo(OrderStatus.SHIPPED, OrderFixture.SELLER, null, NOW);
            case "set DELIVERED" -> order.moveTo(OrderStatus.DELIVERED, OrderFixture.SELLER, null, NOW);
            case "invoice" -> order.ship(OrderFixture.SELLER.memberId(), NOW);
            case "delivered" -> order.delivered(NOW);
            case "confirm" -> order.confirm(OrderFixture.BUYER, NOW);
            default -> throw new IllegalArgumentException("the page names a command that isn't known: " + command);
        }
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("cells")
    void theCellIsWhatHappens(OrderStatus state, String command, String cell) {
        Order order = OrderFixture.in(state);

        switch (cell) {
            case "409" ->
                assertThatThrownBy(() -> apply(command, order))
                        .isInstanceOfSatisfying(
                                IllegalOrderState.class,
                                refusal -> assertThat(refusal.details())
                                        .containsEntry("state", state.name())
                                        .containsEntry("allowed", state.allowed()));
            case "403" -> assertThatThrownBy(() -> apply(command, order)).isInstanceOf(Forbidden.class);
            case "paid" -> assertThatThrownBy(() -> apply(command, order)).isInstanceOf(OrderAlreadyPaid.class);
            default -> apply(command, order);
        }

        switch (cell) {
            case "409", "403", "paid", "·" -> {
                assertThat(order.status()).isEqualTo(state);
                assertThat(order.events()).isEmpty();
                assertThat(order.isChanged()).isFalse();
            }
            case "back" -> {
                assertThat(order.isChanged()).isFalse();
                assertThat(order.events()).singleElement().isInstanceOf(OrderEvent.CaptureRejected.class);
            }
            case "part" -> assertThatItIsStill(state, order, OrderEvent.LinesCancelled.class);
            case "held" -> assertThatItIsStill(state, order, OrderEvent.Held.class);
            case "noted" -> {
                assertThat(order.status()).isEqualTo(state);
                assertThat(order.events()).isEmpty();
                assertThat(order.isChanged()).isTrue();
            }
            default -> {
                assertThat(order.status()).isEqualTo(OrderStatus.valueOf(cell));
                assertThat(order.events()).isNotEmpty();
            }
        }
        assertThatHistoryIsWhole(state, order);
    }

    private static void assertThatItIsStill(OrderStatus state, Order order, Class<? extends OrderEvent> told) {
        assertThat(order.status()).isEqualTo(state);
        assertThat(order.isChanged()).isTrue();
        assertThat(order.events()).singleElement().isInstanceOf(told);
    }

    /** RELIABILITY I22–I24: steps of the table only, each beginning where the last one ended, up to the present state. */
    private static void assertThatHistoryIsWhole(OrderStatus before, Order order) {
        OrderStatus last = before;
        for (StatusChange change : order.changes()) {
            assertThat(change.from()).isEqualTo(last);
            assertThat(last.allows(change.to())).isTrue();
            last = change.to();
        }
        assertThat(last).isEqualTo(order.status());
    }

    @Test
    void theTableNamesEveryState() throws IOException {
        assertThat(rows().stream().skip(1).map(row -> OrderStatus.valueOf(row.getFirst())))
                .containsExactlyElementsOf(EnumSet.allOf(OrderStatus.class));
    }
}
