package shop.jangteo.support.adapter.out.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import shop.jangteo.support.application.port.NotificationTexts;
import shop.jangteo.support.domain.notification.Occasion;

/** Texts from {@code notifications/<language>.properties}, with {@code {name}} where an argument goes. */
@Component
class ResourceNotificationTexts implements NotificationTexts {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");

    private final Map<String, Properties> byLanguage = Map.of("ko", load("ko"), "en", load("en"));

    @Override
    public Text inApp(Occasion occasion, Map<String, String> arguments, Locale language) {
        Properties texts = texts(language);
        return new Text(fill(texts, occasion + ".title", arguments), fill(texts, occasion + ".body", arguments));
    }

    @Override
    public Text mail(Occasion occasion, Map<String, String> arguments, Locale language) {
        Text plain = inApp(occasion, arguments, language);
        Map<String, String> all = new HashMap<>(arguments);
        all.put("title", plain.title());
        all.put("body", plain.body());
        Properties texts = texts(language);
        return new Text(fill(texts, "mail.title", all), fill(texts, "mail.body", all));
    }

    private Properties texts(Locale language) {
        Properties found = byLanguage.get(language.getLanguage());
        return found != null ? found : byLanguage.getOrDefault("ko", new Properties());
    }

    private static String fill(Properties texts, String key, Map<String, String> arguments) {
        String template = texts.getProperty(key);
        if (template == null) {
            throw new IllegalStateException("no text for " + key);
        }
        return ARGUMENT.matcher(template).replaceAll(found -> {
            String argument = arguments.getOrDefault(found.group(1), "");
            // A code that has a name of its own is shown by it: carrier.CJ
            return Matcher.quoteReplacement(texts.getProperty(found.group(1) + "." + argument, argument));
        });
    }

    private static Properties load(String language) {
        var texts = new Properties();
        try (var reader = new InputStreamReader(
                new ClassPathResource("notifications/" + language + ".properties").getInputStream(),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }
}
