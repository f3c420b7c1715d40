package shop.jangteo.identity.domain.member;

import shop.jangteo.identity.domain.Malformed;
import shop.jangteo.identity.domain.PlainText;

/** What a person is called: 1 to 50 characters, one line. */
public record PersonName(String value) {

    private static final int LONGEST = 50;

    /** @throws Malformed when it is too long or holds characters that no name has */
    public static PersonName of(String text) {
        return new PersonName(PlainText.of(text, LONGEST));
    }

    @Override
    public String toString() {
        return "PersonName[…]";
    }
}
