package shop.jangteo.support.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.web.MemberRef;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.support.adapter.query.NotificationPage;
import shop.jangteo.support.adapter.query.NotificationQueries;
import shop.jangteo.support.application.MarkNotificationRead;

@RestController
@RequestMapping("/api/users/{userId}/notifications")
@Tag(name = "notifications", description = "What a member was told")
class NotificationController {

    private final NotificationQueries notifications;
    private final MarkNotificationRead markNotificationRead;

    NotificationController(NotificationQueries notifications, MarkNotificationRead markNotificationRead) {
        this.notifications = notifications;
        this.markNotificationRead = markNotificationRead;
    }

    @GetMapping
    @Operation(summary = "A member's own notifications, newest first")
    NotificationPage list(
            @PathVariable MemberRef userId,
            @RequestParam(defaultValue = "false") boolean unread,
            Actor actor,
            Paging paging,
            Locale locale) {
        return notifications.of(self(userId, actor), unread, paging, locale);
    }

    @PostMapping("/{notificationId}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Mark a notification as read")
    void read(@PathVariable MemberRef userId, @PathVariable UUID notificationId, Actor actor) {
        self(userId, actor);
        markNotificationRead.handle(new MarkNotificationRead.Command(actor, notificationId));
    }

    /** Nobody reads somebody else's, not even an operator. */
    private static UUID self(MemberRef userId, Actor actor) {
        UUID member = userId.resolve(actor);
        if (!actor.is(member)) {
            throw new NotFound("user");
        }
        return member;
    }
}
