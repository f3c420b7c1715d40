package shop.jangteo.support.domain.notification;

import java.util.Map;
import java.util.UUID;

/**
 * Something that a member has to be told once.
 *
 * @param subject what makes it the same notice when it comes again: {@code paid:<order>}
 * @param arguments what the text mentions, by name; never personal data
 */
public record Notice(UUID memberId, Occasion occasion, String subject, Map<String, String> arguments) {

    public Notice {
        arguments = Map.copyOf(arguments);
    }
}
