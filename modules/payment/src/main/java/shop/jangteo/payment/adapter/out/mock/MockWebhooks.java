package shop.jangteo.payment.adapter.out.mock;

import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import shop.jangteo.payment.application.ReceiveWebhook;

/** The mock provider telling the shop of its own accord, while the shop still waits for the answer to its request. */
@Component
class MockWebhooks {

    /** Looked up when needed: who receives a webhook may ask the provider, which sends them. */
    private final ObjectProvider<ReceiveWebhook> shop;

    MockWebhooks(ObjectProvider<ReceiveWebhook> shop) {
        this.shop = shop;
    }

    void sendTwice(UUID paymentId) {
        var message = new ReceiveWebhook.Command("mock", "captured-" + paymentId, paymentId);
        for (int i = 0; i < 2; i++) {
            Thread.startVirtualThread(() -> shop.getObject().handle(message));
        }
    }
}
