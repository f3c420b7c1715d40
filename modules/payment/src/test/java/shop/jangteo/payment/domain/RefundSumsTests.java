package shop.jangteo.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.jangteo.payment.domain.PaymentFixture.NOON;
import static shop.jangteo.payment.domain.PaymentFixture.OPERATOR;
import static shop.jangteo.payment.domain.PaymentFixture.POLICY;
import static shop.jangteo.payment.domain.PaymentFixture.PRICE;

import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import shop.jangteo.kernel.BrokenRule;
import shop.jangteo.kernel.Money;

@Label("PA-7: never more than was captured, whatever is asked for and answered in whatever order")
class RefundSumsTests {

    @Property(tries = 300)
    void neverMoreThanWasCaptured(
            @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 5) Integer> commands,
            @ForAll @IntRange(min = 1, max = 40_000) int amount) {
        Payment payment = PaymentFixture.captured();
        for (int command : commands) {
            try {
                run(payment, command, Money.won(amount));
            } catch (BrokenRule refused) {
                assertThat(refused.code()).isIn("ALREADY_REFUNDED", "VALIDATION_FAILED");
            }
            assertThat(payment.refundRequested().won()).isLessThanOrEqualTo(PRICE.won());
            assertThat(payment.refunded().won())
                    .isLessThanOrEqualTo(payment.refundRequested().won());
            assertThat(payment.status() == PaymentStatus.REFUNDED)
                    .isEqualTo(payment.refunded().equals(PRICE));
        }
    }

    private static void run(Payment payment, int command, Money amount) {
        switch (command) {
            case 0 -> PaymentFixture.request(payment, amount, OPERATOR);
            case 1 -> PaymentFixture.request(payment, null, OPERATOR);
            case 2 -> payment.giveBackRest(UUID.randomUUID(), RefundCause.ORDER_CANCELLED, "주문 취소", NOON);
            case 3 -> payment.refunds().forEach(refund -> payment.refundDone(refund.id(), NOON));
            case 4 -> payment.refunds().stream().findFirst().ifPresent(refund -> payment.refundDone(refund.id(), NOON));
            default -> payment.refunds().forEach(refund -> payment.refundRefused(refund.id(), "no", POLICY, NOON));
        }
    }
}
