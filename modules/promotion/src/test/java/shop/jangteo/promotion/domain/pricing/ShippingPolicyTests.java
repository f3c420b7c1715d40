package shop.jangteo.promotion.domain.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.kernel.Money;

@DisplayName("OR-5: what delivery costs")
class ShippingPolicyTests {

    private final ShippingPolicy policy = new ShippingPolicy(Money.won(3_000), Money.won(50_000));

    @Test
    void itIsFreeFromAnAmountOnAndForNothing() {
        assertThat(policy.feeFor(Money.won(1))).isEqualTo(Money.won(3_000));
        assertThat(policy.feeFor(Money.won(49_999))).isEqualTo(Money.won(3_000));
        assertThat(policy.feeFor(Money.won(50_000))).isEqualTo(Money.ZERO);
        assertThat(policy.feeFor(Money.ZERO)).isEqualTo(Money.ZERO);
    }
}
