package shop.jangteo.identity.domain.member;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import shop.jangteo.identity.domain.Malformed;

/**
 * The name a member logs in by, in its one normal form: compatibility-composed, trimmed, lower case. {@link #of} takes only
 * what a mail server would; {@link #login} takes whatever is typed at the door.
 */
public record Email(String value) {

    /** RFC 5321: a path is at most 254 characters, its local part 64. */
    private static final int LONGEST = 254;

    private static final Pattern MAILBOX =
            Pattern.compile("(?=.{1,64}@)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");

    /** @throws Malformed {@code EMAIL} */
    public static Email of(String text) {
        Email email = login(text);
        if (email.value.length() > LONGEST || !MAILBOX.matcher(email.value).matches()) {
            throw new Malformed("EMAIL");
        }
        return email;
    }

    /** What somebody typed to log in: it may be no email at all, then it is nobody's. */
    public static Email login(String text) {
        return new Email(
                Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT));
    }

    String localPart() {
        int at = value.indexOf('@');
        return at < 0 ? value : value.substring(0, at);
    }

    @Override
    public String toString() {
        return "Email[…]";
    }
}
