package shop.jangteo.payment.adapter.out.mock;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.payment.application.port.WebhookSource;
import shop.jangteo.payment.domain.PaymentRuleBroken.ForgedWebhook;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the mock provider's messages. Whoever knows the secret is the mock. */
@Component
class MockWebhookSource implements WebhookSource {

    static final String HEADER = "X-Webhook-Secret";

    private static final String HEADER_READ = "x-webhook-secret";
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]{1,100}");
    private static final int SECRET_BYTES = 32;

    /** @param messageId a message that is sent again has the same */
    record MockMessage(String messageId, UUID paymentId) {}

    private final String secret;
    private final JsonMapper json;

    /** @param secret the same on all instances; absent: one that only this process knows, which then tells itself only */
    MockWebhookSource(@Value("${jangteo.payment.mock.webhook-secret:}") String secret, JsonMapper json) {
        this.secret = secret.isEmpty() ? random() : secret;
        this.json = json;
    }

    private static String random() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    String value() {
        return secret;
    }

    @Override
    public String provider() {
        return "mock";
    }

    @Override
    public Told read(Map<String, String> headers, String body) {
        String given = headers.getOrDefault(HEADER_READ, "");
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8))) {
            throw new ForgedWebhook();
        }
        MockMessage message = message(body);
        if (message == null
                || message.messageId() == null
                || message.paymentId() == null
                || !PRINTABLE.matcher(message.messageId()).matches()) {
            throw new InvalidField("body", "WEBHOOK");
        }
        return new Told(message.messageId(), message.paymentId());
    }

    private MockMessage message(String body) {
        try {
            return json.readValue(body, MockMessage.class);
        } catch (JacksonException malformed) {
            throw new InvalidField("body", "WEBHOOK");
        }
    }
}
