package shop.jangteo.payment.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Role;

final class PaymentFixture {

    static final Instant NOON = Instant.parse("2026-03-02T03:00:00Z");
    static final Money PRICE = Money.won(30_000);
    static final PaymentPolicy POLICY = new PaymentPolicy(
            Duration.ofSeconds(60),
            Duration.ofMinutes(30),
            new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(10)),
            Duration.ofMinutes(10),
            3,
            Duration.ofHours(1),
            Duration.ofDays(7),
            new Backoff(Duration.ofSeconds(30), Duration.ofHours(1)),
            Duration.ofHours(1),
            8,
            Duration.ofDays(90),
            Duration.ofSeconds(3),
            Duration.ofHours(4));
    static final UUID BUYER_ID = UUID.randomUUID();
    static final Actor BUYER = Actor.buyer(BUYER_ID);
    static final Actor OPERATOR = new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null);
    static final Capture CAPTURE = new Capture("provider-1", NOON, null);
    static final VirtualAccount ACCOUNT =
            new VirtualAccount("장터은행", "9001234567890", "장터", Instant.parse("2026-03-05T14:59:59Z"));
    static final Failure DECLINED = new Failure("LIMIT", "한도 초과");

    private PaymentFixture() {}

    static PayableOrder order(OrderStatus status) {
        return new PayableOrder(UUID.randomUUID(), Purpose.ORDER, "KF260302ABCDEF", BUYER_ID, PRICE, status);
    }

    static Payment started() {
        return Payment.start(UUID.randomUUID(), order(OrderStatus.PENDING), PaymentMethod.CARD, null, POLICY, NOON);
    }

    static Payment captured() {
        Payment payment = started();
        payment.approve(CAPTURE, NOON);
        payment.takeEvents();
        return payment;
    }

    static Payment in(PaymentStatus status) {
        Payment payment = started();
        switch (status) {
            case PENDING -> {}
            case UNKNOWN -> payment.leaveOpen(POLICY, NOON);
            case FAILED -> payment.fail(DECLINED, NOON);
            case SUCCESS -> {
                payment.awaitDeposit("provider-1", ACCOUNT, POLICY, NOON);
                payment.approve(CAPTURE, NOON);
            }
            case WAITING_FOR_DEPOSIT -> payment.awaitDeposit("provider-1", ACCOUNT, POLICY, NOON);
            case EXPIRED -> {
                payment.awaitDeposit("provider-1", ACCOUNT, POLICY, NOON);
                payment.fail(DECLINED, NOON);
            }
            case PARTIALLY_REFUNDED -> {
                payment.awaitDeposit("provider-1", ACCOUNT, POLICY, NOON);
                payment.approve(CAPTURE, NOON);
                refund(payment, Money.won(10_000));
            }
            case REFUNDED -> {
                payment.awaitDeposit("provider-1", ACCOUNT, POLICY, NOON);
                payment.approve(CAPTURE, NOON);
                refund(payment, null);
            }
        }
        payment.takeEvents();
        return payment;
    }

    static UUID refund(Payment payment, Money amount) {
        UUID refund = request(payment, amount, OPERATOR);
        payment.refundDone(refund, NOON);
        return refund;
    }

    static UUID request(Payment payment, Money amount, Actor by) {
        return payment.requestRefund(UUID.randomUUID(), amount, "단순 변심", by, null, POLICY, NOON);
    }
}
