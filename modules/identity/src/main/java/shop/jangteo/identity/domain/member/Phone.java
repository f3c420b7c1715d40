package shop.jangteo.identity.domain.member;

import java.util.regex.Pattern;
import shop.jangteo.identity.domain.Malformed;

/** A Korean telephone number: digits only, 10 or 11 of them, the first a zero. */
public record Phone(String digits) {

    private static final Pattern TYPED = Pattern.compile("[+]?[0-9 ().-]{9,25}");
    private static final Pattern NORMAL = Pattern.compile("0[1-9][0-9]{8,9}");

    /**
     * Reads {@code 010-1234-5678}, {@code +82 10 1234 5678} and the like.
     *
     * @throws Malformed {@code PHONE_MALFORMED}
     */
    public static Phone of(String text) {
        String typed = text.strip();
        String digits = typed.replaceAll("[^0-9+]", "").replaceFirst("^\\+820?", "0");
        if (!TYPED.matcher(typed).matches() || !NORMAL.matcher(digits).matches()) {
            throw new Malformed("PHONE_MALFORMED");
        }
        return new Phone(digits);
    }

    @Override
    public String toString() {
        return "Phone[…]";
    }
}
