package shop.jangteo.identity.domain.address;

import java.util.Optional;
import java.util.regex.Pattern;
import shop.jangteo.identity.domain.Malformed;
import shop.jangteo.identity.domain.PlainText;
import shop.jangteo.identity.domain.member.PersonName;
import shop.jangteo.identity.domain.member.Phone;

/** Where a parcel goes and who takes it. */
public record Destination(
        PersonName recipient,
        Phone phone,
        PostalCode postalCode,
        String roadAddress,
        Optional<String> detailAddress,
        Optional<String> note) {

    /** The five digits of the Korean post. */
    public record PostalCode(String digits) {

        private static final Pattern FORM = Pattern.compile("[0-9]{5}");

        /** @throws Malformed {@code POSTAL_CODE_MALFORMED} */
        public static PostalCode of(String text) {
            if (!FORM.matcher(text.strip()).matches()) {
                throw new Malformed("POSTAL_CODE_MALFORMED");
            }
            return new PostalCode(text.strip());
        }
    }

    private static final int LONGEST_ADDRESS = 200;
    private static final int LONGEST_DETAIL = 100;
    private static final int LONGEST_NOTE = 100;

    public static String roadAddress(String text) {
        return PlainText.of(text, LONGEST_ADDRESS);
    }

    public static String detailAddress(String text) {
        return PlainText.of(text, LONGEST_DETAIL);
    }

    public static String note(String text) {
        return PlainText.of(text, LONGEST_NOTE);
    }

    @Override
    public String toString() {
        return "Destination[…]";
    }
}
