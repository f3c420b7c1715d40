package shop.jangteo.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.jangteo.payment.domain.PaymentFixture.BUYER;
import static shop.jangteo.payment.domain.PaymentFixture.NOON;
import static shop.jangteo.payment.domain.PaymentFixture.OPERATOR;
import static shop.jangteo.payment.domain.PaymentFixture.POLICY;
import static shop.jangteo.payment.domain.PaymentFixture.PRICE;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.RequestKey;

@DisplayName("PA-7: what may go back")
class RefundRulesTests {

    @Test
    void aBuyerGetsAllThatIsLeft() {
        Payment payment = PaymentFixture.captured();

        UUID refund = PaymentFixture.request(payment, null, BUYER);

        assertThat(payment.takeEvents())
                .singleElement()
                .isInstanceOfSatisfying(PaymentEvent.RefundRequested.class, event -> {
                    assertThat(event.refund().id()).isEqualTo(refund);
                    assertThat(event.refund().amount()).isEqualTo(PRICE);
                    assertThat(event.whole()).isTrue();
                });
        assertThat(payment.status()).isEqualTo(PaymentStatus.SUCCESS);
    }

    @Test
    void aBuyerCannotTakeAPartAndKeepTheGoods() {
        Payment payment = PaymentFixture.captured();

        assertThatThrownBy(() -> PaymentFixture.request(payment, PRICE.minus(Money.won(1)), BUYER))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void anOperatorGivesPartsAndTheLastOneMakesItWhole() {
        Payment payment = PaymentFixture.captured();

        PaymentFixture.refund(payment, Money.won(10_000));
        PaymentFixture.refund(payment, Money.won(20_000));

        assertThat(payment.status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(payment.takeEvents().stream()
                        .filter(PaymentEvent.RefundRequested.class::isInstance)
                        .map(event -> ((PaymentEvent.RefundRequested) event).whole()))
                .containsExactly(false, true);
    }

    @Test
    void whatIsAskedForCountsBeforeItIsDone() {
        Payment payment = PaymentFixture.captured();
        PaymentFixture.request(payment, Money.won(20_000), OPERATOR);

        assertThatThrownBy(() -> PaymentFixture.request(payment, Money.won(10_001), OPERATOR))
                .isInstanceOf(InvalidField.class);
        assertThatThrownBy(() -> PaymentFixture.request(payment, Money.ZERO, OPERATOR))
                .isInstanceOf(InvalidField.class);
        PaymentFixture.request(payment, Money.won(10_000), OPERATOR);
        assertThatThrownBy(() -> PaymentFixture.request(payment, Money.won(1), OPERATOR))
                .isInstanceOf(PaymentRuleBroken.AlreadyRefunded.class);
    }

    @Test
    void theRefundPeriodEndsSevenDaysAfterCaptureButNotForTheOperator() {
        Payment payment = PaymentFixture.captured();
        Instant end = NOON.plus(Duration.ofDays(7));

        assertThatThrownBy(() -> request(payment, BUYER, end.plusMillis(1)))
                .isInstanceOf(PaymentRuleBroken.RefundPeriodOver.class);
        request(payment, OPERATOR, end.plusMillis(1));
        request(PaymentFixture.captured(), BUYER, end);
    }

    private static void request(Payment payment, Actor by, Instant at) {
        payment.requestRefund(UUID.randomUUID(), null, "단순 변심", by, null, POLICY, at);
    }

    @Test
    void theSameRequestAgainFindsTheFirst() {
        Payment payment = PaymentFixture.captured();
        UUID first = payment.requestRefund(
                UUID.randomUUID(), null, "단순 변심", BUYER, new RequestKey("key", "all"), POLICY, NOON);
        payment.takeEvents();

        UUID again = payment.requestRefund(
                UUID.randomUUID(), null, "단순 변심", BUYER, new RequestKey("key", "all"), POLICY, NOON);

        assertThat(again).isEqualTo(first);
        assertThat(payment.takeEvents()).isEmpty();
    }

    @Test
    void aCancelledOrderGivesBackOnlyWhatWasNotAskedForYet() {
        Payment payment = PaymentFixture.captured();
        PaymentFixture.request(payment, Money.won(10_000), OPERATOR);

        payment.giveBackRest(UUID.randomUUID(), RefundCause.ORDER_CANCELLED, "주문 취소", NOON);
        payment.giveBackRest(UUID.randomUUID(), RefundCause.ORDER_CANCELLED, "주문 취소", NOON);

        assertThat(payment.refunds())
                .extracting(refund -> refund.amount().won())
                .containsExactly(10_000L, 20_000L);
    }

    @Test
    void nothingGoesBackOfWhatWasNeverTaken() {
        Payment payment = PaymentFixture.in(PaymentStatus.UNKNOWN);

        payment.giveBackRest(UUID.randomUUID(), RefundCause.ORDER_CANCELLED, "주문 취소", NOON);

        assertThat(payment.takeEvents()).isEmpty();
    }

    @Test
    void aRefusedRefundStaysVisibleAndIsTriedAgainLaterAndLater() {
        Payment payment = PaymentFixture.captured();
        UUID id = PaymentFixture.request(payment, null, BUYER);

        payment.refundRefused(id, "NOT_NOW", POLICY, NOON);
        assertThat(payment.refund(id).status()).isEqualTo(RefundStatus.FAILED);
        assertThat(payment.refund(id).nextAttemptAt()).isEqualTo(NOON.plusSeconds(30));
        payment.refundUnclear(id, "no answer", POLICY, NOON);
        assertThat(payment.refund(id).status()).isEqualTo(RefundStatus.REQUESTED);
        assertThat(payment.refund(id).nextAttemptAt()).isEqualTo(NOON.plusSeconds(60));

        payment.refundDone(id, NOON);
        payment.refundDone(id, NOON);
        payment.refundRefused(id, "too late to refuse", POLICY, NOON);

        assertThat(payment.refund(id).status()).isEqualTo(RefundStatus.DONE);
        assertThat(payment.takeEvents().stream().filter(PaymentEvent.Refunded.class::isInstance))
                .hasSize(1);
    }
}
