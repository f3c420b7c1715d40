package shop.jangteo.payment.adapter.out.persistence;

import static shop.jangteo.payment.adapter.jooq.Tables.WEBHOOK_MESSAGES;

import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import shop.jangteo.payment.application.port.WebhookInbox;

@Repository
class JooqWebhookInbox implements WebhookInbox {

    private final DSLContext db;

    JooqWebhookInbox(DSLContext db) {
        this.db = db;
    }

    @Override
    public boolean keep(Message message) {
        return db.insertInto(WEBHOOK_MESSAGES)
                        .set(WEBHOOK_MESSAGES.PROVIDER, message.provider())
                        .set(WEBHOOK_MESSAGES.MESSAGE_ID, message.id())
                        .set(WEBHOOK_MESSAGES.PAYMENT_ID, message.paymentId())
                        .set(WEBHOOK_MESSAGES.RECEIVED_AT, message.receivedAt())
                        .set(WEBHOOK_MESSAGES.STATUS, "RECEIVED")
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
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
                .where(
                        WEBHOOK_MESSAGES.PROVIDER.eq(message.provider()),
                        WEBHOOK_MESSAGES.MESSAGE_ID.eq(message.id()))
                .execute();
    }
}
