package shop.jangteo.delivery.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How long a parcel usually takes.
 *
 * @param days days on which carriers deliver, which Sundays are not; at least 1
 */
public record TransitTime(int days) {

    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

    public TransitTime {
        if (days < 1) {
            throw new IllegalArgumentException("a parcel takes a day at least: " + days);
        }
    }

    /** The day on which a parcel handed over at {@code start} should arrive. */
    public LocalDate expectedOn(Instant start) {
        LocalDate day = LocalDate.ofInstant(start, KOREA);
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day;
    }
}
