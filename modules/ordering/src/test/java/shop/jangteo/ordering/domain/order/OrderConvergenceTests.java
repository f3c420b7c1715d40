package shop.jangteo.ordering.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import shop.jangteo.kernel.Money;

/** RELIABILITY I22–I26, I31: whatever reaches an order, in whatever order and how often, leaves it consistent. */
class OrderConvergenceTests {

    private static final Money AMOUNT = OrderFixture.placed().snapshot().finalAmount();
    private static final UUID SECOND_PAYMENT = new UUID(0, 5);

    /** Facts: they never throw. */
    private static final List<Consumer<Order>> FACTS = List.of(
            order -> order.captured(OrderFixture.PAYMENT, AMOUNT, OrderFixture.NOW),
            order -> order.captured(SECOND_PAYMENT, AMOUNT, OrderFixture.NOW),
            order -> order.declined("한도 초과", OrderFixture.NOW),
            order -> order.refundAsked(OrderFixture.PAYMENT, AMOUNT, true, "고객 요청", OrderFixture.NOW),
            order -> order.expire(OrderFixture.NOW.plus(Duration.ofHours(1))),
            order -> order.delivered(OrderFixture.NOW));

    @Property
    void everyCaptureIsEitherTheOrdersOrGoesBack(@ForAll @Size(max = 12) List<@IntRange(max = 5) Integer> facts) {
        Order order = OrderFixture.placed();

        facts.forEach(fact -> FACTS.get(fact).accept(order));

        OrderSnapshot now = order.snapshot();
        long paid = order.events().stream()
                .filter(OrderEvent.Paid.class::isInstance)
                .count();
        assertThat(paid).isEqualTo(now.payment().paymentId() == null ? 0 : 1);
        for (UUID payment : List.of(OrderFixture.PAYMENT, SECOND_PAYMENT)) {
            boolean captured = facts.contains(payment.equals(SECOND_PAYMENT) ? 1 : 0);
            boolean sentBack = order.events().stream()
                    .anyMatch(event -> event instanceof OrderEvent.CaptureRejected rejected
                            && rejected.paymentId().equals(payment));
            assertThat(captured)
                    .isEqualTo(sentBack || payment.equals(now.payment().paymentId()));
            assertThat(sentBack && payment.equals(now.payment().paymentId())).isFalse();
        }
        assertThat(order.events().stream().filter(OrderEvent.Cancelled.class::isInstance))
                .hasSize(now.status() == OrderStatus.CANCELLED ? 1 : 0);
        assertThat(now.steps()).isEqualTo(1 + order.changes().size());
    }

    /** Facts about a deposit and about what went back come between the others, late and again. */
    private static final List<Consumer<Order>> MORE_FACTS = Stream.concat(
                    FACTS.stream(),
                    Stream.<Consumer<Order>>of(
                            order -> order.depositAwaited(OrderFixture.NOW.plus(Duration.ofDays(3))),
                            order -> order.depositGivenUp(OrderFixture.NOW.plus(Duration.ofHours(1))),
                            order -> order.depositTakenBack(
                                    OrderFixture.PAYMENT, OrderFixture.NOW.plus(Duration.ofDays(1))),
                            order -> order.moneyWentBack(OrderFixture.PAYMENT, Money.won(1_000)),
                            order -> order.moneyWentBack(OrderFixture.PAYMENT, AMOUNT)))
            .toList();

    @Property
    void aFactThatIsToldTwiceInARowIsToldOnce(@ForAll @Size(max = 12) List<@IntRange(max = 10) Integer> facts) {
        Order placed = OrderFixture.placed();
        Order once = OrderFixture.loaded(placed);
        Order twice = OrderFixture.loaded(placed);

        facts.forEach(fact -> {
            MORE_FACTS.get(fact).accept(once);
            MORE_FACTS.get(fact).accept(twice);
            MORE_FACTS.get(fact).accept(twice);
        });

        assertThat(twice.snapshot()).isEqualTo(once.snapshot());
        assertThat(twice.changes()).isEqualTo(once.changes());
        assertThat(withoutRejections(twice)).isEqualTo(withoutRejections(once));
    }

    private static List<? extends Class<?>> withoutRejections(Order order) {
        return order.events().stream()
                .filter(event -> !(event instanceof OrderEvent.CaptureRejected))
                .map(Object::getClass)
                .toList();
    }

    @Property
    void whatIsCancelledStaysCancelled(@ForAll @Size(max = 8) List<@IntRange(max = 5) Integer> facts) {
        Order order = OrderFixture.in(OrderStatus.CANCELLED);

        facts.forEach(fact -> FACTS.get(fact).accept(order));

        assertThat(order.isChanged()).isFalse();
    }
}
