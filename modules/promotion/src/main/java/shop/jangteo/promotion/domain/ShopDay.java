package shop.jangteo.promotion.domain;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;

/** Days as the shop counts them: what is good for some days is good to the end of the last one. */
public final class ShopDay {

    public static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

    private ShopDay() {}

    /**
     * Until when something is good that begins now.
     *
     * @param life from today's date to the last day's; a year from 29 February is 28 February
     * @return the first instant after the last day
     */
    public static Instant endAfter(Instant now, Period life) {
        return now.atZone(ZONE)
                .toLocalDate()
                .plus(life)
                .plusDays(1)
                .atStartOfDay(ZONE)
                .toInstant();
    }
}
