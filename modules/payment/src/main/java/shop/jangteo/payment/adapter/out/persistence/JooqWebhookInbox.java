package shop.jangteo.payment.adapter.out.persistence;

import static shop.jangteo.payment.adapter.jooq.Tables.PAYMENTS;
import static shop.jangteo.payment.adapter.jooq.Tables.WEBHOOK_MESSAGES;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Row2;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import shop.jangteo.payment.application.port.WebhookInbox;
import shop.jangteo.payment.domain.Backoff;
import shop.jangteo.platform.crypto.PersonalData;

/** Messages are kept sealed: a provider may tell of people. */
@Repository
class JooqWebhookInbox implements WebhookInbox {

    private static final String RECEIVED = "RECEIVED";
    private static final String HANDLED = "HANDLED";
    private static final int AT_ONCE = 1_000;

    private final DSLContext db;
    private final PersonalData personalData;

    JooqWebhookInbox(DSLContext db, PersonalData personalData) {
        this.db = db;
        this.personalData = personalData;
    }

    @Override
    public boolean keep(Message message, String body, Instant now) {
        db.insertInto(WEBHOOK_MESSAGES)
                .set(WEBHOOK_MESSAGES.PROVIDER, message.provider())
                .set(WEBHOOK_MESSAGES.MESSAGE_ID, message.id())
                .set(WEBHOOK_MESSAGES.PAYMENT_ID, message.paymentId())
                .set(WEBHOOK_MESSAGES.BODY, personalData.seal(body))
                .set(WEBHOOK_MESSAGES.RECEIVED_AT, now)
                .set(WEBHOOK_MESSAGES.STATUS, RECEIVED)
                .set(WEBHOOK_MESSAGES.ATTEMPTS, 0)
                .set(WEBHOOK_MESSAGES.NEXT_ATTEMPT_AT, now)
                .onDuplicateKeyUpdate()
                .set(WEBHOOK_MESSAGES.PROVIDER, message.provider())
                .execute();
        return db.fetchExists(WEBHOOK_MESSAGES, is(message), WEBHOOK_MESSAGES.STATUS.eq(RECEIVED));
    }

    @Override
    public void handled(Message message, Instant now) {
        become(message, HANDLED, now);
    }

    @Override
    public void ignored(Message message, Instant now) {
        become(message, "IGNORED", now);
    }

    private void become(Message message, String status, Instant now) {
        db.update(WEBHOOK_MESSAGES)
                .set(WEBHOOK_MESSAGES.STATUS, status)
                .set(WEBHOOK_MESSAGES.HANDLED_AT, now)
                .setNull(WEBHOOK_MESSAGES.NEXT_ATTEMPT_AT)
                .where(is(message), WEBHOOK_MESSAGES.STATUS.eq(RECEIVED))
                .execute();
    }

    @Override
    public void postpone(Message message, Backoff tries, Instant now) {
        int attempts = 1
                + db.select(WEBHOOK_MESSAGES.ATTEMPTS)
                        .from(WEBHOOK_MESSAGES)
                        .where(is(message))
                        .fetchSingle(WEBHOOK_MESSAGES.ATTEMPTS);
        db.update(WEBHOOK_MESSAGES)
                .set(WEBHOOK_MESSAGES.ATTEMPTS, attempts)
                .set(WEBHOOK_MESSAGES.NEXT_ATTEMPT_AT, tries.next(attempts, now))
                .where(is(message), WEBHOOK_MESSAGES.NEXT_ATTEMPT_AT.le(now))
                .execute();
    }

    /** In this order: what comes in between the two is taken along, and what comes after them is not. */
    @Override
    public Optional<Question> ask(UUID paymentId, Instant now, Instant until) {
        // Compared with what is stored, which knows no nanoseconds.
        var question = new Question(paymentId, until.truncatedTo(ChronoUnit.MICROS));
        int free = db.update(PAYMENTS)
                .set(PAYMENTS.NEXT_HINT_AT, question.until())
                .where(PAYMENTS.ID.eq(paymentId), PAYMENTS.NEXT_HINT_AT.isNull().or(PAYMENTS.NEXT_HINT_AT.le(now)))
                .execute();
        if (free == 0) {
            return Optional.empty();
        }
        // By their primary keys, as everybody else locks them.
        List<Row2<String, String>> open = db.select(WEBHOOK_MESSAGES.PROVIDER, WEBHOOK_MESSAGES.MESSAGE_ID)
                .from(WEBHOOK_MESSAGES)
                .where(WEBHOOK_MESSAGES.PAYMENT_ID.eq(paymentId), WEBHOOK_MESSAGES.NEXT_ATTEMPT_AT.isNotNull())
                .limit(AT_ONCE)
                .fetch(row -> DSL.row(row.value1(), row.value2()));
        db.update(WEBHOOK_MESSAGES)
                .set(WEBHOOK_MESSAGES.ATTEMPTS, WEBHOOK_MESSAGES.ATTEMPTS.plus(1))
                .set(WEBHOOK_MESSAGES.NEXT_ATTEMPT_AT, question.until())
                .where(
                        DSL.row(WEBHOOK_MESSAGES.PROVIDER, WEBHOOK_MESSAGES.MESSAGE_ID)
                                .in(open),
                        WEBHOOK_MESSAGES.NEXT_ATTEMPT_AT.isNotNull())
                .execute();
        return Optional.of(question);
    }

    @Override
    public void answered(Question question, Instant now, Instant next) {
        end(question, next);
        db.update(WEBHOOK_MESSAGES)
                .set(WEBHOOK_MESSAGES.STATUS, HANDLED)
                .set(WEBHOOK_MESSAGES.HANDLED_AT, now)
                .setNull(WEBHOOK_MESSAGES.NEXT_ATTEMPT_AT)
                .where(beganFor(question))
                .execute();
    }

    @Override
    public void unanswered(Question question, Backoff tries, Instant now) {
        end(question, now);
        Integer attempts = db.select(DSL.max(WEBHOOK_MESSAGES.ATTEMPTS))
                .from(WEBHOOK_MESSAGES)
                .where(beganFor(question))
                .fetchSingle()
                .value1();
        if (attempts != null) {
            db.update(WEBHOOK_MESSAGES)
                    .set(WEBHOOK_MESSAGES.NEXT_ATTEMPT_AT, tries.next(attempts, now))
                    .where(beganFor(question))
                    .execute();
        }
    }

    /** Unless it was taken for dead and another one has begun. */
    private void end(Question question, Instant next) {
        db.update(PAYMENTS)
                .set(PAYMENTS.NEXT_HINT_AT, next)
                .where(PAYMENTS.ID.eq(question.paymentId()), PAYMENTS.NEXT_HINT_AT.eq(question.until()))
                .execute();
    }

    private static Condition beganFor(Question question) {
        return WEBHOOK_MESSAGES
                .PAYMENT_ID
                .eq(question.paymentId())
                .and(WEBHOOK_MESSAGES.NEXT_ATTEMPT_AT.eq(question.until()));
    }

    @Override
    public int forget(Instant before, int limit) {
        return db.deleteFrom(WEBHOOK_MESSAGES)
                .where(WEBHOOK_MESSAGES.HANDLED_AT.lt(before), WEBHOOK_MESSAGES.STATUS.ne(RECEIVED))
                .limit(limit)
                .execute();
    }

    @Override
    public List<Message> due(Instant now, int limit) {
        return db.select(WEBHOOK_MESSAGES.PROVIDER, WEBHOOK_MESSAGES.MESSAGE_ID, WEBHOOK_MESSAGES.PAYMENT_ID)
                .from(WEBHOOK_MESSAGES)
                .where(WEBHOOK_MESSAGES.NEXT_ATTEMPT_AT.le(now))
                .orderBy(WEBHOOK_MESSAGES.NEXT_ATTEMPT_AT)
                .limit(limit)
                .fetch(row -> new Message(row.value1(), row.value2(), row.value3()));
    }

    private static Condition is(Message message) {
        return WEBHOOK_MESSAGES.PROVIDER.eq(message.provider()).and(WEBHOOK_MESSAGES.MESSAGE_ID.eq(message.id()));
    }
}
