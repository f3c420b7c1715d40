package shop.jangteo.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.jangteo.payment.domain.PaymentFixture.BUYER;
import static shop.jangteo.payment.domain.PaymentFixture.CAPTURE;
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
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.kernel.RequestKeyReused;

@DisplayName("PA-7: what may go back")
class RefundRulesTests {

    private static final RefundCause PART = RefundCause.ORDER_LINES_CANCELLED;

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
    @DisplayName("F25: the same key with another content is refused")
    void theSameKeyWithAnotherContentIsRefused() {
        Payment payment = PaymentFixture.captured();
        payment.giveBackPart(UUID.randomUUID(), Money.won(1_000), PART, "한 개 취소", new RequestKey("key", "one"), NOON);

        assertThatThrownBy(() -> payment.requestRefund(
                        UUID.randomUUID(), null, "단순 변심", OPERATOR, new RequestKey("key", "all"), POLICY, NOON))
                .isInstanceOf(RequestKeyReused.class);
        assertThat(payment.refundRequested()).isEqualTo(Money.won(1_000));
    }

    @Test
    void anotherKeyIsAnotherPart() {
        Payment payment = PaymentFixture.captured();

        part(payment, 10_000, "first");
        part(payment, 10_000, "first");
        part(payment, 10_000, "second");

        assertThat(payment.refundRequested()).isEqualTo(Money.won(20_000));
    }

    @Test
    void aPartIsNeverMoreThanWhatIsLeft() {
        Payment payment = PaymentFixture.captured();

        part(payment, 25_000, "first");
        part(payment, 25_000, "second");
        part(payment, 25_000, "third");

        assertThat(payment.refunds())
                .extracting(refund -> refund.amount().won())
                .containsExactly(25_000L, 5_000L);
        assertThat(payment.takeEvents())
                .extracting(event -> ((PaymentEvent.RefundRequested) event).whole())
                .containsExactly(false, true);
    }

    @Test
    void noPartGoesBackOfWhatWasNeverTaken() {
        Payment payment = PaymentFixture.in(PaymentStatus.UNKNOWN);

        part(payment, 10_000, "first");

        assertThat(payment.refunds()).isEmpty();
        assertThat(payment.takeEvents()).isEmpty();
    }

    private static void part(Payment payment, int won, String key) {
        payment.giveBackPart(UUID.randomUUID(), Money.won(won), PART, "한 개 취소", new RequestKey(key, "one"), NOON);
    }

    @Test
    void anOperatorNeedNotWaitForTheNextTry() {
        Payment payment = PaymentFixture.captured();
        UUID tried = PaymentFixture.request(payment, Money.won(10_000), OPERATOR);
        UUID other = PaymentFixture.request(payment, Money.won(10_000), OPERATOR);
        payment.refundRefused(tried, "NOT_NOW", POLICY, NOON);
        payment.refundRefused(other, "NOT_NOW", POLICY, NOON);

        payment.retryRefund(tried, NOON.plusSeconds(1));

        assertThat(payment.refund(tried).nextAttemptAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(payment.refund(other).nextAttemptAt()).isEqualTo(NOON.plusSeconds(30));
    }

    @Test
    void whatHasGoneBackIsNotTriedAgain() {
        Payment payment = PaymentFixture.captured();
        UUID done = PaymentFixture.refund(payment, Money.won(10_000));

        assertThatThrownBy(() -> payment.retryRefund(done, NOON)).isInstanceOf(PaymentRuleBroken.AlreadyRefunded.class);
        assertThatThrownBy(() -> payment.retryRefund(UUID.randomUUID(), NOON)).isInstanceOf(NotFound.class);
    }

    @Test
    @DisplayName("PA-6: what was withdrawn isn't tried, and what the provider made of it all the same counts")
    void whatWasWithdrawnIsNotTried() {
        Payment payment = PaymentFixture.in(PaymentStatus.SUCCESS);
        UUID withdrawn = PaymentFixture.request(payment, Money.won(10_000), OPERATOR);
        payment.takeBackDeposit(POLICY, NOON);

        assertThatThrownBy(() -> payment.retryRefund(withdrawn, NOON))
                .isInstanceOf(PaymentRuleBroken.IllegalPaymentState.class);
        assertThat(payment.refundRequested()).isEqualTo(Money.ZERO);

        payment.refundDone(withdrawn, NOON);

        assertThat(payment.refundRequested()).isEqualTo(Money.won(10_000));
        assertThat(payment.refunded()).isEqualTo(Money.won(10_000));
        assertThat(payment.status()).isEqualTo(PaymentStatus.WAITING_FOR_DEPOSIT);
        payment.approve(CAPTURE, NOON);
        assertThat(payment.status()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
    }

    @Test
    @DisplayName("PA-7: a deposit waits for the account that it is to go back to, and then goes at once")
    void aDepositWaitsForItsAccount() {
        Payment payment = PaymentFixture.in(PaymentStatus.PARTIALLY_REFUNDED);
        UUID done = payment.refunds().getFirst().id();
        UUID open = PaymentFixture.request(payment, null, BUYER);
        assertThat(payment.lacksRefundAccount()).isTrue();
        payment.refundRefused(open, "NO_ACCOUNT", POLICY, NOON);

        payment.setRefundAccount(new RefundAccount("88", "110123456789", "김장터"), NOON.plusSeconds(1));

        assertThat(payment.lacksRefundAccount()).isFalse();
        assertThat(payment.refund(open).nextAttemptAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(payment.refund(done).nextAttemptAt()).isNull();
    }

    @Test
    void onlyADepositNeedsAnAccountToGoBackTo() {
        assertThat(PaymentFixture.captured().lacksRefundAccount()).isFalse();
        assertThat(PaymentFixture.in(PaymentStatus.WAITING_FOR_DEPOSIT).lacksRefundAccount())
                .isFalse();
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
