package shop.jangteo.support.adapter.query;

import java.util.List;

/**
 * One page of a member's notifications, newest first.
 *
 * @param unread how many of all the member hasn't read
 */
public record NotificationPage(
        List<NotificationView> items, int page, int size, long totalItems, int totalPages, long unread) {}
