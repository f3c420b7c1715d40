package shop.jangteo.support.adapter.out.mail;

import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail leaves the shop.
 *
 * @param mode {@code log} sends nothing and says so in the log; {@code smtp} sends by {@code spring.mail.*}
 * @param from address of the sender
 * @param fromName name of the sender
 * @param language of all mail
 * @param attempts after so many a mail is given up
 * @param firstWait between the first and the second attempt; four times as long after each further one
 * @param hold how long one attempt may take at most
 */
@ConfigurationProperties("jangteo.support.mail")
record MailProperties(
        @DefaultValue("log") Mode mode,
        @DefaultValue("no-reply@jangteo.example") String from,
        @DefaultValue("장터") String fromName,
        @DefaultValue("ko") Locale language,
        @DefaultValue("6") int attempts,
        @DefaultValue("1m") Duration firstWait,
        @DefaultValue("2m") Duration hold) {

    enum Mode {
        LOG,
        SMTP
    }
}
