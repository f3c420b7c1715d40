package shop.jangteo.identity.domain.member;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which passwords are good enough, after NIST 800-63B: long ones that aren't among the first guesses. There is no
 * composition rule; spaces, Hangul and emoji are welcome.
 */
public final class PasswordRule {

    private static final List<String> SHOP_WORDS = List.of("jangteo", "장터");

    /** Rows of a keyboard, the alphabet and the digits, as fingers run along them. */
    private static final List<String> RUNS = List.of(
            "abcdefghijklmnopqrstuvwxyz",
            "012345678901234567890",
            "qwertyuiopasdfghjklzxcvbnm",
            "qwertyuiop[]asdfghjkl;'zxcvbnm,./",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
            "qazwsxedcrfvtgbyhnujmikolp",
            "1q2w3e4r5t6y7u8i9o0p",
            "q1w2e3r4t5y6u7i8o9p0",
            "가나다라마바사아자차카타파하",
            "!@#$%^&*()_+");

    /** An email like {@code kim@…} must not forbid half the language. */
    private static final int SHORTEST_CONTEXT_WORD = 4;

    private static final int LONGEST_REPEATED_UNIT = 4;

    private final int shortest;
    private final int longest;
    private final Set<String> common;

    /**
     * @param shortest code points, at least
     * @param longest code points, at most
     * @param common the first guesses, lower case
     */
    public PasswordRule(int shortest, int longest, Set<String> common) {
        this.shortest = shortest;
        this.longest = longest;
        this.common = Set.copyOf(common);
    }

    /** The code of what is wrong with the password, if anything. */
    public Optional<String> objection(RawPassword password, Optional<Email> email) {
        String text = password.value();
        int length = text.codePointCount(0, text.length());
        if (length < shortest) {
            return Optional.of("PASSWORD_TOO_SHORT");
        }
        if (length > longest) {
            return Optional.of("PASSWORD_TOO_LONG");
        }
        if (text.codePoints().anyMatch(each -> each == 0 || Character.getType(each) == Character.SURROGATE)) {
            return Optional.of("FORBIDDEN_CHARACTER");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (common.contains(lower) || isRun(lower) || isRepetition(lower)) {
            return Optional.of("PASSWORD_TOO_COMMON");
        }
        if (SHOP_WORDS.stream().anyMatch(lower::contains)
                || email.filter(own -> contains(lower, own)).isPresent()) {
            return Optional.of("PASSWORD_CONTAINS_CONTEXT");
        }
        return Optional.empty();
    }

    private static boolean contains(String password, Email email) {
        String local = email.localPart();
        return password.contains(email.value())
                || (local.length() >= SHORTEST_CONTEXT_WORD && password.contains(local))
                || password.equals(local);
    }

    private static boolean isRun(String password) {
        String backwards = new StringBuilder(password).reverse().toString();
        return RUNS.stream().anyMatch(run -> run.contains(password) || run.contains(backwards));
    }

    /** {@code aaaaaaaaaa}, {@code 1212121212}, {@code abcdabcdabcd}. */
    private static boolean isRepetition(String password) {
        for (int unit = 1; unit <= LONGEST_REPEATED_UNIT; unit++) {
            if (password.regionMatches(0, password, unit, password.length() - unit)) {
                return true;
            }
        }
        return false;
    }
}
