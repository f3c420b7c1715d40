package shop.jangteo.payment.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@Import(Ordering.class)
@TestPropertySource(properties = "jangteo.payment.webhooks-per-minute=5")
@DisplayName("F22: nobody keeps the shop busy by telling it things")
class WebhookLimitTests {

    private final ApiClient api;

    WebhookLimitTests(ApiClient api) {
        this.api = api;
    }

    @Test
    void anAddressIsHeardSoOftenAndThenHasToWait() {
        Answer last = tell();
        for (int more = 0; more < 5; more++) {
            last = tell();
        }

        assertThat(last.expect(429).header("Retry-After")).isNotEmpty();
    }

    private Answer tell() {
        return api.post(
                "/api/webhooks/payments/mock",
                Map.of("messageId", UUID.randomUUID().toString(), "paymentId", UUID.randomUUID()));
    }
}
