package shop.jangteo.payment.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.payment.application.ResolvePayment.Resolved;
import shop.jangteo.payment.application.port.WebhookInbox;
import shop.jangteo.payment.application.port.WebhookInbox.Message;
import shop.jangteo.payment.application.port.WebhookInbox.Question;
import shop.jangteo.payment.domain.Payment;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.PaymentPolicy;
import shop.jangteo.payment.domain.PaymentStatus;
import shop.jangteo.payment.domain.Payments;
import shop.jangteo.platform.application.UseCase;

/**
 * Looks into what a provider told. It is a hint and no more: the provider is asked. An attempt whose request is still under
 * way is left alone, because the same answer is about to be recorded; that of an account, after which anything may have
 * happened at the bank, is looked at again later. Of what was taken it may say that somebody gave it back over there.
 *
 * <p>Anybody can send messages that prove nothing. So of one payment there is one question at a time, good for all that was
 * told before it, and a pause after each.
 */
@UseCase
public class HandleWebhook {

    private static final Logger log = LoggerFactory.getLogger(HandleWebhook.class);
    private static final int BATCH = 100;

    private final WebhookInbox inbox;
    private final Payments payments;
    private final AskForMessages questions;
    private final ResolvePayment resolve;
    private final PaymentPolicy policy;
    private final Clock clock;

    HandleWebhook(
            WebhookInbox inbox,
            Payments payments,
            AskForMessages questions,
            ResolvePayment resolve,
            PaymentPolicy policy,
            Clock clock) {
        this.inbox = inbox;
        this.payments = payments;
        this.questions = questions;
        this.resolve = resolve;
        this.policy = policy;
        this.clock = clock;
    }

    /** All that was kept and not looked into, as far as it may be tried again. */
    public void handleDue() {
        for (Message message : inbox.due(clock.instant(), BATCH)) {
            try {
                if (!handle(message)) {
                    return;
                }
            } catch (RuntimeException e) {
                log.error("webhook {} of {} could not be looked into", message.id(), message.provider(), e);
                inbox.postpone(message, policy.checks(), clock.instant());
            }
        }
    }

    /** @return whether the provider is there: else others needn't be looked into now */
    boolean handle(Message message) {
        Instant now = clock.instant();
        UUID paymentId = message.paymentId();
        Optional<Payment> payment = paymentId == null ? Optional.empty() : payments.find(paymentId);
        if (payment.isEmpty()) {
            log.warn("webhook {} of {} about an unknown payment", message.id(), message.provider());
            inbox.ignored(message, now);
        } else if (isToBeAskedAbout(payment.get(), now)) {
            Optional<Question> question = questions.begin(payment.get().id());
            if (question.isPresent()) {
                return ask(question.get());
            }
            inbox.postpone(message, policy.checks(), now);
        } else if (isBeingOpened(payment.get())) {
            inbox.postpone(message, policy.checks(), now);
        } else {
            inbox.handled(message, now);
        }
        return true;
    }

    private boolean ask(Question question) {
        boolean answered = false;
        try {
            Resolved resolved = resolve.handle(question.paymentId());
            answered = resolved.answered();
            return !resolved.providerAway();
        } finally {
            questions.end(question, answered);
        }
    }

    private static boolean isToBeAskedAbout(Payment payment, Instant now) {
        return payment.window() == null && (payment.mayBeTakenUp(now) || payment.mayChangeAtProvider());
    }

    private static boolean isBeingOpened(Payment payment) {
        return payment.status() == PaymentStatus.PENDING && payment.attempt().method() == PaymentMethod.VIRTUAL_ACCOUNT;
    }
}
