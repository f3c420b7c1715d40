package shop.jangteo.payment.adapter.out.toss;

import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.val;
import static shop.jangteo.payment.adapter.jooq.Tables.TOSS_REFUSALS;
import static shop.jangteo.payment.adapter.jooq.Tables.TOSS_SECRETS;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import shop.jangteo.platform.crypto.PersonalData;

/** What has to be remembered of the dealings with Toss. */
class TossNotes {

    private final DSLContext db;
    private final PersonalData personalData;

    TossNotes(DSLContext db, PersonalData personalData) {
        this.db = db;
        this.personalData = personalData;
    }

    void keepSecret(UUID paymentId, String secret) {
        String sealed = personalData.seal(secret);
        db.insertInto(TOSS_SECRETS)
                .set(TOSS_SECRETS.PAYMENT_ID, paymentId)
                .set(TOSS_SECRETS.SECRET, sealed)
                .onDuplicateKeyUpdate()
                .set(TOSS_SECRETS.SECRET, sealed)
                .execute();
    }

    Optional<String> secret(UUID paymentId) {
        return db.select(TOSS_SECRETS.SECRET)
                .from(TOSS_SECRETS)
                .where(TOSS_SECRETS.PAYMENT_ID.eq(paymentId))
                .fetchOptional(TOSS_SECRETS.SECRET)
                .map(personalData::open);
    }

    /** How often Toss has refused what has this id: as many keys are used up. */
    int refusals(UUID operationId) {
        return db.select(TOSS_REFUSALS.REFUSALS)
                .from(TOSS_REFUSALS)
                .where(TOSS_REFUSALS.OPERATION_ID.eq(operationId))
                .fetchOptional(TOSS_REFUSALS.REFUSALS)
                .orElse(0);
    }

    /** One more than {@code before}; whoever else had the same refusal has counted it already. */
    void refused(UUID operationId, int before) {
        db.insertInto(TOSS_REFUSALS)
                .set(TOSS_REFUSALS.OPERATION_ID, operationId)
                .set(TOSS_REFUSALS.REFUSALS, before + 1)
                .onDuplicateKeyUpdate()
                .set(TOSS_REFUSALS.REFUSALS, greatest(TOSS_REFUSALS.REFUSALS, val(before + 1)))
                .execute();
    }
}
