package shop.jangteo.promotion.adapter.in.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.promotion.domain.ShopDay;

/** Reads a bound of a period: an instant with offset, or a whole day in Asia/Seoul. */
final class ShopInstant {

    private static final int DATE_LENGTH = "yyyy-MM-dd".length();

    private ShopInstant() {}

    /** A day counts from its beginning. */
    static Instant from(String field, String text) {
        return read(field, text, 0);
    }

    /** A day counts to its end. */
    static Instant to(String field, String text) {
        return read(field, text, 1);
    }

    private static Instant read(String field, String text, int daysLater) {
        try {
            return text.length() == DATE_LENGTH
                    ? LocalDate.parse(text)
                            .plusDays(daysLater)
                            .atStartOfDay(ShopDay.ZONE)
                            .toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException malformed) {
            throw new InvalidField(field, "INSTANT_OR_DATE");
        }
    }
}
