package shop.jangteo.payment.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.payment.adapter.Ordering.PlacedOrder;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;

/** Where buyers deposit, and what the shop makes of it. */
@Lazy
@TestComponent
class Bank {

    /** A buyer's own, for what goes back. */
    static final Map<String, Object> ACCOUNT =
            Map.of("bank", "88", "accountNumber", "110998877665", "holderName", "김하늘");

    private final ApiClient api;
    private final Payments payments;

    Bank(ApiClient api, Payments payments) {
        this.api = api;
        this.payments = payments;
    }

    private ApiClient operator() {
        return api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null));
    }

    /** The payment of an order whose buyer has been told where to deposit. */
    UUID opened(PlacedOrder order) {
        Answer answer = api.as(order.buyer())
                .post("/api/payments", Map.of("orderId", order.id(), "paymentMethod", "VIRTUAL_ACCOUNT"))
                .expect(201);
        assertThat(answer.text("status")).isEqualTo("WAITING_FOR_DEPOSIT");
        return UUID.fromString(answer.text("id"));
    }

    /** The payment of an order whose deposit is known of. */
    UUID deposited(PlacedOrder order) {
        UUID payment = opened(order);
        deposit(payment);
        becomes(payment, PaymentStatus.SUCCESS);
        return payment;
    }

    void deposit(UUID payment) {
        tryToDeposit(payment).expect(204);
    }

    Answer tryToDeposit(UUID payment) {
        return operator().post("/api/mock-provider/deposits", Map.of("paymentId", payment));
    }

    void takeBack(PlacedOrder order) {
        operator()
                .post("/api/mock-provider/deposits/take-back", Map.of("orderId", order.id()))
                .expect(204);
    }

    PaymentStatus status(UUID payment) {
        return payments.get(payment).status();
    }

    /** Waits until the shop has heard of it. */
    void becomes(UUID payment, PaymentStatus wanted) {
        await().untilAsserted(() -> assertThat(status(payment)).isEqualTo(wanted));
    }
}
