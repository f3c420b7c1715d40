package shop.jangteo.identity.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("ID-1: passwords after NIST 800-63B")
class PasswordRuleTests {

    private final PasswordRule rule = new PasswordRule(10, 128, Set.of("password1234", "sunshine2024"));

    private Optional<String> objection(String password) {
        return rule.objection(new RawPassword(password), Optional.of(Email.of("minsu.kim@example.com")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "열 글자가 넘는 한글 암호",
                "가나다라마 하하하하하",
                "🐳🐳🐙🐙🦀🦀🐟🐟🐬🐬 바다",
                "aX9$aX9$b!",
                "1111122222",
                "          x"
            })
    void spacesHangulAndEmojiAreWelcomeAndNothingIsDemanded(String password) {
        assertThat(objection(password)).isEmpty();
    }

    @Test
    void lengthIsCountedInCodePoints() {
        assertThat(objection("🐳🐙🦀🐟🐬🐋🦈🐠🐡")).contains("PASSWORD_TOO_SHORT");
        assertThat(objection("🐳🐙🦀🐟🐬🐋🦈🐠🐡🦐")).isEmpty();
        assertThat(objection("🐳🐙🦀🐟".repeat(16) + "🐬🐋🦈🐠".repeat(16))).isEmpty();
        assertThat(objection("🐳🐙🦀🐟".repeat(16) + "🐬🐋🦈🐠".repeat(16) + "!"))
                .contains("PASSWORD_TOO_LONG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "PassWord1234",
                "sunshine2024",
                "1234567890",
                "0987654321",
                "abcdefghij",
                "qwertyuiop",
                "QWERTYUIOP",
                "poiuytrewq",
                "1qaz2wsx3edc",
                "가나다라마바사아자차",
                "aaaaaaaaaaaa",
                "1212121212",
                "abcabcabcabc",
                "장장장장장장장장장장"
            })
    void theFirstGuessesAreRefused(String password) {
        assertThat(objection(password)).contains("PASSWORD_TOO_COMMON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"minsu.kim@example.com", "xx-MINSU.KIM-77", "Jangteo-2026!", "우리동네 장터 최고다"})
    void emailAndShopNameAreRefused(String password) {
        assertThat(objection(password)).contains("PASSWORD_CONTAINS_CONTEXT");
    }

    @Test
    void aShortLocalPartForbidsNothingButItself() {
        assertThat(rule.objection(new RawPassword("kimchi-bokkeumbap"), Optional.of(Email.of("kim@example.com"))))
                .isEmpty();
    }

    @Test
    void whatNoKeyboardTypesIsRefused() {
        assertThat(objection("abc\0defghijk")).contains("FORBIDDEN_CHARACTER");
        assertThat(objection("abc\uD83Ddefghijk")).contains("FORBIDDEN_CHARACTER");
    }

    @Test
    void hangulIsTheSamePasswordHoweverItIsComposed() {
        String composed = "바다가 보이는 언덕";

        assertThat(new RawPassword(Normalizer.normalize(composed, Normalizer.Form.NFD)))
                .isEqualTo(new RawPassword(composed));
    }
}
