package shop.jangteo.ordering.domain.order;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What buyer and shop call an order (OR-6): the shop's prefix, the day as yyMMdd, six upper-case hex digits that nobody
 * can guess: {@code KF26112007A3FE}.
 */
public record OrderNumber(String value) {

    /** Numbers of one day; the last part is below this. */
    public static final int PER_DAY = 1 << 24;

    private static final Pattern FORM = Pattern.compile("[A-Z]{1,4}[0-9]{6}[0-9A-F]{6}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    public OrderNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an order number: " + value);
        }
    }

    /**
     * @param day the shop's day, in Asia/Seoul
     * @param drawn 0 to {@link #PER_DAY} - 1, at random
     */
    public static OrderNumber of(String prefix, LocalDate day, int drawn) {
        return new OrderNumber(prefix + DAY.format(day) + String.format(Locale.ROOT, "%06X", drawn));
    }

    @Override
    public String toString() {
        return value;
    }
}
