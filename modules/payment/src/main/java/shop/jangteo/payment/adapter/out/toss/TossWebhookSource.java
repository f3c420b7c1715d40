package shop.jangteo.payment.adapter.out.toss;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.payment.application.port.WebhookSource;
import shop.jangteo.payment.domain.PaymentRuleBroken.ForgedWebhook;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads Toss' messages. Those about payments are unsigned; only that of a deposit carries something that nobody else knows,
 * the secret of its payment. Whatever they say, Toss is asked: a message names the payment and proves nothing.
 */
class TossWebhookSource implements WebhookSource {

    private static final String TRANSMISSION = "tosspayments-webhook-transmission-id";
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]{1,100}");

    private final TossNotes notes;
    private final JsonMapper json;

    TossWebhookSource(TossNotes notes, JsonMapper json) {
        this.notes = notes;
        this.json = json;
    }

    @Override
    public String provider() {
        return "toss";
    }

    @Override
    public Told read(Map<String, String> headers, String body) {
        JsonNode message = message(body);
        // The callback of a deposit is flat; every other message has a type and data.
        boolean deposit = !message.has("eventType");
        UUID paymentId = paymentId(deposit ? message : message.path("data"));
        if (deposit && paymentId != null && !carriesSecretOf(paymentId, message)) {
            throw new ForgedWebhook();
        }
        return new Told(messageId(headers, body), paymentId);
    }

    /** Who isn't known here has no secret; nor has an account whose opening got no answer: then it is a hint like others. */
    private boolean carriesSecretOf(UUID paymentId, JsonNode message) {
        byte[] given = message.path("secret").asString("").getBytes(StandardCharsets.UTF_8);
        return notes.secret(paymentId)
                .map(secret -> MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), given))
                .orElse(true);
    }

    /** Other shops and other systems of ours may use the same account: their orders' ids needn't look like ours. */
    private static @Nullable UUID paymentId(JsonNode about) {
        try {
            return UUID.fromString(about.path("orderId").asString(""));
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }

    private JsonNode message(String body) {
        try {
            JsonNode message = json.readTree(body);
            if (message.isObject()) {
                return message;
            }
        } catch (JacksonException malformed) {
            // As bad as any other text.
        }
        throw new InvalidField("body", "WEBHOOK");
    }

    private static String messageId(Map<String, String> headers, String body) {
        String id = headers.getOrDefault(TRANSMISSION, "");
        return PRINTABLE.matcher(id).matches() ? id : digest(body);
    }

    private static String digest(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
