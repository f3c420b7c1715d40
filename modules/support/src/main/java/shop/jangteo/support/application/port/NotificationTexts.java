package shop.jangteo.support.application.port;

import java.util.Locale;
import java.util.Map;
import shop.jangteo.support.domain.notification.Occasion;

/** The words for each occasion, in the languages of the shop; Korean when it hasn't the one that is asked for. */
public interface NotificationTexts {

    record Text(String title, String body) {}

    Text inApp(Occasion occasion, Map<String, String> arguments, Locale language);

    /** With salutation and closing; needs the argument {@code name} too. */
    Text mail(Occasion occasion, Map<String, String> arguments, Locale language);
}
