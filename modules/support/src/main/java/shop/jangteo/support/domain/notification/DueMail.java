package shop.jangteo.support.domain.notification;

import java.util.UUID;

/**
 * Mail that this instance, and no other, is sending now.
 *
 * @param attempt from 1; also tells this attempt's outcome from a later one's
 */
public record DueMail(UUID id, Notice notice, int attempt) {}
