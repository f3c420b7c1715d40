package shop.jangteo.payment.adapter.out.mock;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import shop.jangteo.kernel.Ids;
import shop.jangteo.payment.adapter.out.mock.MockFaults.Telling;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mock provider telling the shop of its own accord, over HTTP as any other would, while the shop may still wait for
 * the answer to its request.
 */
@Component
class MockWebhooks {

    private static final Logger log = LoggerFactory.getLogger(MockWebhooks.class);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final List<String> held = Collections.synchronizedList(new ArrayList<>());
    private final MockFaults faults;
    private final MockWebhookSource secret;
    private final Environment environment;
    private final String shop;
    private final Ids ids;
    private final JsonMapper json;

    /** @param shop the shop's address; empty: this very process */
    MockWebhooks(
            MockFaults faults,
            MockWebhookSource secret,
            Environment environment,
            @Value("${jangteo.payment.mock.shop-url:}") String shop,
            Ids ids,
            JsonMapper json) {
        this.faults = faults;
        this.secret = secret;
        this.environment = environment;
        this.shop = shop;
        this.ids = ids;
        this.json = json;
    }

    /** Something happened that providers tell of only when asked to. */
    void happened(UUID paymentId) {
        if (faults.now().webhooks() != Telling.NORMAL) {
            deposited(paymentId);
        }
    }

    /** Something happened at the bank, which nobody would know otherwise. */
    void deposited(UUID paymentId) {
        String message = message(paymentId);
        switch (faults.now().webhooks()) {
            case NORMAL -> send(message);
            case DUPLICATE -> {
                send(message);
                send(message);
            }
            case LATE -> held.add(message);
            case OUT_OF_ORDER -> held.addFirst(message);
        }
    }

    void twice(UUID paymentId) {
        String message = message(paymentId);
        send(message);
        send(message);
    }

    /** @return how many were held back */
    int release() {
        List<String> due;
        synchronized (held) {
            due = List.copyOf(held);
            held.clear();
        }
        due.forEach(this::deliver);
        return due.size();
    }

    private String message(UUID paymentId) {
        return json.writeValueAsString(Map.of("messageId", ids.next().toString(), "paymentId", paymentId.toString()));
    }

    private void send(String message) {
        Thread.startVirtualThread(() -> deliver(message));
    }

    private void deliver(String message) {
        String base = shop.isEmpty() ? "http://127.0.0.1:" + environment.getProperty("local.server.port") : shop;
        var request = HttpRequest.newBuilder(URI.create(base + "/api/webhooks/payments/mock"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header(MockWebhookSource.HEADER, secret.value())
                .POST(HttpRequest.BodyPublishers.ofString(message))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            log.debug("the shop answered {} to {}", status, message);
        } catch (java.io.IOException lost) {
            log.warn("the shop did not take {}", message, lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
