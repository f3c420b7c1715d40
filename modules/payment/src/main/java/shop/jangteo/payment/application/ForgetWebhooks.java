package shop.jangteo.payment.application;

import java.time.Clock;
import java.time.Instant;
import shop.jangteo.payment.application.port.WebhookInbox;
import shop.jangteo.payment.domain.PaymentPolicy;
import shop.jangteo.platform.application.UseCase;

/** What a provider told and somebody looked into is kept for a while, in case of a question, and then forgotten. */
@UseCase
public class ForgetWebhooks {

    private static final int BATCH = 1_000;

    private final WebhookInbox inbox;
    private final PaymentPolicy policy;
    private final Clock clock;

    ForgetWebhooks(WebhookInbox inbox, PaymentPolicy policy, Clock clock) {
        this.inbox = inbox;
        this.policy = policy;
        this.clock = clock;
    }

    /** In small steps, so that nobody who wants to store a message waits long. */
    public void handle() {
        Instant before = clock.instant().minus(policy.webhooksKept());
        int forgotten;
        do {
            forgotten = inbox.forget(before, BATCH);
        } while (forgotten == BATCH);
    }
}
