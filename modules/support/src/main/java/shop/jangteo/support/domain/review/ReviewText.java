package shop.jangteo.support.domain.review;

import shop.jangteo.kernel.InvalidField;

/**
 * What a review says: plain text, shown as it stands and never as HTML.
 *
 * @param value 10 to 2000 characters without surrounding space, lines ended by {@code \n}
 */
public record ReviewText(String value) {

    public static final int SHORTEST = 10;
    public static final int LONGEST = 2000;

    public ReviewText {
        value = value.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (value.length() < SHORTEST || value.length() > LONGEST) {
            throw new InvalidField("text", "REVIEW_TEXT");
        }
        if (value.codePoints().anyMatch(ReviewText::isUnreadable)) {
            throw new InvalidField("text", "REVIEW_CHARACTERS");
        }
    }

    /** Control characters, and halves of a character, which no database keeps as they are. */
    private static boolean isUnreadable(int character) {
        return (Character.isISOControl(character) && character != '\n' && character != '\t')
                || Character.getType(character) == Character.SURROGATE;
    }
}
