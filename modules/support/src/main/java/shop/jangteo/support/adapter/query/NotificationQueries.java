package shop.jangteo.support.adapter.query;

import static org.jooq.impl.DSL.count;
import static shop.jangteo.support.adapter.jooq.Tables.NOTIFICATIONS;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.support.adapter.jooq.tables.records.NotificationsRecord;
import shop.jangteo.support.application.port.NotificationTexts;
import shop.jangteo.support.domain.notification.Channel;
import shop.jangteo.support.domain.notification.Occasion;

/** A member's notifications as they are read: put into words in the reader's language. */
@Component
@Transactional(readOnly = true)
public class NotificationQueries {

    private final DSLContext dsl;
    private final NotificationTexts texts;
    private final NoticeArguments arguments;

    NotificationQueries(DSLContext dsl, NotificationTexts texts, NoticeArguments arguments) {
        this.dsl = dsl;
        this.texts = texts;
        this.arguments = arguments;
    }

    public NotificationPage of(UUID memberId, boolean unreadOnly, Paging paging, Locale language) {
        Condition own = NOTIFICATIONS.MEMBER_ID.eq(memberId).and(NOTIFICATIONS.CHANNEL.eq(Channel.IN_APP.name()));
        Condition unread = NOTIFICATIONS.READ_AT.isNull();
        List<NotificationView> items = dsl.selectFrom(NOTIFICATIONS)
                .where(own)
                .and(unreadOnly ? unread : DSL.noCondition())
                .orderBy(paging.orderBy(Map.of(), NOTIFICATIONS.ID.desc()))
                .limit(paging.offset(), paging.size())
                .fetch(row -> view(row, language));
        var counts = dsl.select(count(), count().filterWhere(unread))
                .from(NOTIFICATIONS)
                .where(own)
                .fetchSingle();
        Page<NotificationView> page = Page.of(items, paging, unreadOnly ? counts.value2() : counts.value1());
        return new NotificationPage(
                page.items(), page.page(), page.size(), page.totalItems(), page.totalPages(), counts.value2());
    }

    private NotificationView view(NotificationsRecord row, Locale language) {
        Map<String, String> mentioned = arguments.read(row.getArguments());
        NotificationTexts.Text text = texts.inApp(Occasion.valueOf(row.getOccasion()), mentioned, language);
        return new NotificationView(
                row.getId(),
                row.getOccasion(),
                text.title(),
                text.body(),
                mentioned.get("orderId"),
                mentioned.get("link"),
                row.getCreatedAt(),
                row.getReadAt());
    }
}
