package shop.jangteo.payment.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shop.jangteo.payment.application.port.WebhookInbox;
import shop.jangteo.payment.application.port.WebhookInbox.Question;
import shop.jangteo.payment.domain.PaymentPolicy;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;

/** Records that the provider is asked because of what it told: of one payment by one at a time. */
@UseCase
public class AskForMessages {

    private final WebhookInbox inbox;
    private final PaymentPolicy policy;
    private final Clock clock;

    AskForMessages(WebhookInbox inbox, PaymentPolicy policy, Clock clock) {
        this.inbox = inbox;
        this.policy = policy;
        this.clock = clock;
    }

    /** @return absent when somebody else is asking, or has been answered a moment ago */
    @Writes
    public Optional<Question> begin(UUID paymentId) {
        Instant now = clock.instant();
        return inbox.ask(paymentId, now, now.plus(policy.takeover()));
    }

    @Writes
    public void end(Question question, boolean answered) {
        Instant now = clock.instant();
        if (answered) {
            inbox.answered(question, now, now.plus(policy.hintGap()));
        } else {
            inbox.unanswered(question, policy.checks(), now);
        }
    }
}
