package shop.jangteo.support.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** A day as the shop counts it: in Asia/Seoul. */
public final class BusinessDay {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private BusinessDay() {}

    public static LocalDate of(Instant instant) {
        return instant.atZone(SEOUL).toLocalDate();
    }

    /** Date and time of day where the shop is. */
    public static LocalDateTime timeOf(Instant instant) {
        return instant.atZone(SEOUL).toLocalDateTime();
    }

    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(SEOUL).toInstant();
    }
}
