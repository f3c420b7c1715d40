package shop.jangteo.ordering.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderPolicyTests {

    @Test
    @DisplayName("F26: five seconds, or never: then requests that arrive together are orders of their own, too")
    void whoAsksForTheSameMeansTheSameForAWhile() {
        assertThat(OrderFixture.POLICY.sameOrderSince(OrderFixture.NOW)).contains(OrderFixture.NOW.minusSeconds(5));
        assertThat(new OrderPolicy(99, Duration.ofMinutes(30), Duration.ZERO).sameOrderSince(OrderFixture.NOW))
                .isEmpty();
    }
}
