package shop.jangteo.identity.adapter.out.persistence;

import static org.jooq.impl.DSL.when;
import static shop.jangteo.identity.adapter.jooq.Tables.FAILED_LOGINS;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import shop.jangteo.identity.domain.member.Email;
import shop.jangteo.identity.domain.session.FailedLogins;

@Repository
class JooqFailedLogins implements FailedLogins {

    private final DSLContext dsl;

    JooqFailedLogins(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public Optional<Instant> lockedUntil(Email email, Instant now) {
        return dsl.select(FAILED_LOGINS.LOCKED_UNTIL)
                .from(FAILED_LOGINS)
                .where(FAILED_LOGINS.LOGIN.eq(digest(email)), FAILED_LOGINS.LOCKED_UNTIL.gt(now))
                .fetchOptional(FAILED_LOGINS.LOCKED_UNTIL);
    }

    /** The count comes before the time in the statement: MySQL and MariaDB assign from left to right. */
    @Override
    public void add(Email email, Instant now, int limit, Duration lockFor) {
        byte[] login = digest(email);
        dsl.insertInto(FAILED_LOGINS)
                .set(FAILED_LOGINS.LOGIN, login)
                .set(FAILED_LOGINS.FAILURES, 1)
                .set(FAILED_LOGINS.LAST_AT, now)
                .onDuplicateKeyUpdate()
                .set(
                        FAILED_LOGINS.FAILURES,
                        when(FAILED_LOGINS.LAST_AT.lt(now.minus(lockFor)), 1).otherwise(FAILED_LOGINS.FAILURES.plus(1)))
                .set(FAILED_LOGINS.LAST_AT, now)
                .execute();
        dsl.update(FAILED_LOGINS)
                .set(FAILED_LOGINS.FAILURES, 0)
                .set(FAILED_LOGINS.LOCKED_UNTIL, now.plus(lockFor))
                .where(FAILED_LOGINS.LOGIN.eq(login), FAILED_LOGINS.FAILURES.ge(limit))
                .execute();
    }

    @Override
    public void forget(Email email) {
        dsl.deleteFrom(FAILED_LOGINS)
                .where(FAILED_LOGINS.LOGIN.eq(digest(email)))
                .execute();
    }

    @Override
    public void forgetOlderThan(Instant before, int most) {
        dsl.deleteFrom(FAILED_LOGINS)
                .where(FAILED_LOGINS.LAST_AT.lt(before))
                .limit(most)
                .execute();
    }

    private static byte[] digest(Email email) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(email.value().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
