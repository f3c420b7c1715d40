package shop.jangteo.identity.domain;

import java.text.Normalizer;

/** One line of text that people typed: composed (NFC), trimmed, without characters that nobody sees or types. */
public final class PlainText {

    private PlainText() {}

    /**
     * The text in its one normal form.
     *
     * @param longest code points
     * @throws Malformed {@code TEXT_TOO_LONG}, or {@code FORBIDDEN_CHARACTER} for control characters, lone surrogates and
     *     what turns the writing direction
     */
    public static String of(String text, int longest) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        if (normal.codePoints().anyMatch(PlainText::isForbidden)) {
            throw new Malformed("FORBIDDEN_CHARACTER");
        }
        if (normal.codePointCount(0, normal.length()) > longest) {
            throw new Malformed("TEXT_TOO_LONG");
        }
        return normal;
    }

    private static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            // Joiners belong to emoji and to some scripts; the other invisible ones only deceive.
            case Character.FORMAT -> codePoint != 0x200C && codePoint != 0x200D;
            default -> false;
        };
    }
}
