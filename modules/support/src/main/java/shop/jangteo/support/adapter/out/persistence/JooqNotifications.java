package shop.jangteo.support.adapter.out.persistence;

import static shop.jangteo.support.adapter.jooq.Tables.NOTIFICATIONS;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import shop.jangteo.support.adapter.query.NoticeArguments;
import shop.jangteo.support.domain.notification.Channel;
import shop.jangteo.support.domain.notification.DueMail;
import shop.jangteo.support.domain.notification.Notice;
import shop.jangteo.support.domain.notification.Notifications;
import shop.jangteo.support.domain.notification.Occasion;
import shop.jangteo.support.domain.notification.Outbox;

@Repository
class JooqNotifications implements Notifications, Outbox {

    private static final String PENDING = "PENDING";
    private static final String SENDING = "SENDING";
    private static final String SENT = "SENT";
    private static final String FAILED = "FAILED";
    private static final int LONGEST_FAILURE = 200;

    private final DSLContext dsl;
    private final NoticeArguments arguments;

    JooqNotifications(DSLContext dsl, NoticeArguments arguments) {
        this.dsl = dsl;
        this.arguments = arguments;
    }

    @Override
    public void add(UUID id, Notice notice, Channel channel, Instant now) {
        boolean mail = channel == Channel.EMAIL;
        dsl.insertInto(NOTIFICATIONS)
                .set(NOTIFICATIONS.ID, id)
                .set(NOTIFICATIONS.MEMBER_ID, notice.memberId())
                .set(NOTIFICATIONS.CHANNEL, channel.name())
                .set(NOTIFICATIONS.DEDUPE_KEY, notice.subject())
                .set(NOTIFICATIONS.OCCASION, notice.occasion().name())
                .set(NOTIFICATIONS.ARGUMENTS, arguments.write(notice.arguments()))
                .set(NOTIFICATIONS.CREATED_AT, now)
                .set(NOTIFICATIONS.STATUS, mail ? PENDING : SENT)
                .set(NOTIFICATIONS.ATTEMPTS, 0)
                .set(NOTIFICATIONS.DUE_AT, mail ? now : null)
                .set(NOTIFICATIONS.SENT_AT, mail ? null : now)
                .onDuplicateKeyIgnore()
                .execute();
    }

    @Override
    public boolean markRead(UUID id, UUID memberId, Instant now) {
        Condition own = NOTIFICATIONS
                .ID
                .eq(id)
                .and(NOTIFICATIONS.MEMBER_ID.eq(memberId))
                .and(NOTIFICATIONS.CHANNEL.eq(Channel.IN_APP.name()));
        int changed = dsl.update(NOTIFICATIONS)
                .set(NOTIFICATIONS.READ_AT, now)
                .where(own)
                .and(NOTIFICATIONS.READ_AT.isNull())
                .execute();
        return changed == 1 || dsl.fetchExists(NOTIFICATIONS, own);
    }

    @Override
    public List<UUID> due(Instant now, int most) {
        return dsl.select(NOTIFICATIONS.ID)
                .from(NOTIFICATIONS)
                .where(claimable(now))
                .orderBy(NOTIFICATIONS.DUE_AT)
                .limit(most)
                .fetch(NOTIFICATIONS.ID);
    }

    @Override
    public @Nullable DueMail claim(UUID id, Instant now, Instant until) {
        int claimed = dsl.update(NOTIFICATIONS)
                .set(NOTIFICATIONS.STATUS, SENDING)
                .set(NOTIFICATIONS.ATTEMPTS, NOTIFICATIONS.ATTEMPTS.plus(1))
                .set(NOTIFICATIONS.DUE_AT, until)
                .where(NOTIFICATIONS.ID.eq(id))
                .and(claimable(now))
                .execute();
        return claimed == 0
                ? null
                : dsl.selectFrom(NOTIFICATIONS)
                        .where(NOTIFICATIONS.ID.eq(id))
                        .fetchSingle(row -> new DueMail(
                                id,
                                new Notice(
                                        row.getMemberId(),
                                        Occasion.valueOf(row.getOccasion()),
                                        row.getDedupeKey(),
                                        arguments.read(row.getArguments())),
                                row.getAttempts()));
    }

    @Override
    public void sent(DueMail mail, Instant now) {
        dsl.update(NOTIFICATIONS)
                .set(NOTIFICATIONS.STATUS, SENT)
                .setNull(NOTIFICATIONS.DUE_AT)
                .set(NOTIFICATIONS.SENT_AT, now)
                .setNull(NOTIFICATIONS.FAILURE)
                .where(held(mail))
                .execute();
    }

    @Override
    public void failed(DueMail mail, String reason, @Nullable Instant retryAt) {
        dsl.update(NOTIFICATIONS)
                .set(NOTIFICATIONS.STATUS, retryAt == null ? FAILED : PENDING)
                .set(NOTIFICATIONS.DUE_AT, retryAt)
                .set(NOTIFICATIONS.FAILURE, reason.substring(0, Math.min(reason.length(), LONGEST_FAILURE)))
                .where(held(mail))
                .execute();
    }

    private static Condition claimable(Instant now) {
        return NOTIFICATIONS.STATUS.in(PENDING, SENDING).and(NOTIFICATIONS.DUE_AT.le(now));
    }

    /** A later attempt by another instance has the say, not this one's late outcome. */
    private static Condition held(DueMail mail) {
        return NOTIFICATIONS
                .ID
                .eq(mail.id())
                .and(NOTIFICATIONS.STATUS.eq(SENDING))
                .and(NOTIFICATIONS.ATTEMPTS.eq(mail.attempt()));
    }
}
