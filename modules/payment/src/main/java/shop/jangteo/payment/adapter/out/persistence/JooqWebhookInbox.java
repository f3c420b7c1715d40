package shop.jangteo.payment.adapter.out.persistence;

import static shop.jangteo.payment.adapter.jooq.Tables.WEBHOOK_MESSAGES;

import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import shop.jangteo.payment.application.port.WebhookInbox;
import shop.jangteo.payment.domain.Backoff;
import shop.jangteo.platform.crypto.PersonalData;

/** Messages are kept sealed: a provider may tell of people. */
@Repository
class JooqWebhookInbox implements WebhookInbox {

    private static final String RECEIVED = "RECEIVED";

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
        become(message, "HANDLED", now);
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
                .where(is(message), WEBHOOK_MESSAGES.STATUS.eq(RECEIVED))
                .execute();
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
