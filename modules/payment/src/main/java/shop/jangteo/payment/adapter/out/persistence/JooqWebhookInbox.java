package shop.jangteo.payment.adapter.out.persistence;

import static shop.jangteo.payment.adapter.jooq.Tables.WEBHOOK_MESSAGES;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import shop.jangteo.payment.application.port.WebhookInbox;

@Repository
class JooqWebhookInbox implements WebhookInbox {

    private static final String RECEIVED = "RECEIVED";

    private final DSLContext db;

    JooqWebhookInbox(DSLContext db) {
        this.db = db;
    }

    @Override
    public boolean keep(Message message) {
        db.insertInto(WEBHOOK_MESSAGES)
                .set(WEBHOOK_MESSAGES.PROVIDER, message.provider())
                .set(WEBHOOK_MESSAGES.MESSAGE_ID, message.id())
                .set(WEBHOOK_MESSAGES.PAYMENT_ID, message.paymentId())
                .set(WEBHOOK_MESSAGES.RECEIVED_AT, message.receivedAt())
                .set(WEBHOOK_MESSAGES.STATUS, RECEIVED)
                .onDuplicateKeyIgnore()
                .execute();
        return db.fetchExists(WEBHOOK_MESSAGES, is(message), WEBHOOK_MESSAGES.STATUS.eq(RECEIVED));
    }

    @Override
    public void handled(Message message) {
        become(message, "HANDLED");
    }

    @Override
    public void ignored(Message message) {
        become(message, "IGNORED");
    }

    private void become(Message message, String status) {
        db.update(WEBHOOK_MESSAGES)
                .set(WEBHOOK_MESSAGES.STATUS, status)
                .where(is(message))
                .execute();
    }

    private static Condition is(Message message) {
        return WEBHOOK_MESSAGES.PROVIDER.eq(message.provider()).and(WEBHOOK_MESSAGES.MESSAGE_ID.eq(message.id()));
    }
}
