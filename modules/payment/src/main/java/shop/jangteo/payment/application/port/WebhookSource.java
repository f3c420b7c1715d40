package shop.jangteo.payment.application.port;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what one provider tells of its own accord. */
public interface WebhookSource {

    /**
     * @param messageId 1 to 100 printable ASCII characters; a message that is sent again has the same
     * @param paymentId the attempt that it is about; absent when it names none of ours
     */
    record Told(String messageId, @Nullable UUID paymentId) {}

    /** As it stands in the address that the provider calls. */
    String provider();

    /**
     * Makes sure, as far as the provider lets us, who is speaking; compares secrets in constant time.
     *
     * @param headers by their names in lower case
     * @throws shop.jangteo.payment.domain.PaymentRuleBroken.ForgedWebhook when it is somebody else
     * @throws shop.jangteo.kernel.InvalidField when it is no message
     */
    Told read(Map<String, String> headers, String body);
}
