package shop.jangteo.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"a\0b", "a\nb", "a\tb", "a\u202Eb", "a\u2066b", "a\uD83Db", "a\u2028b", "a\u200Bb", "a\uFEFFb"})
    void whatNobodySeesOrTypesIsRefused(String text) {
        assertThatThrownBy(() -> PlainText.of(text, 10))
                .isInstanceOf(Malformed.class)
                .hasMessage("FORBIDDEN_CHARACTER");
    }

    @Test
    void aTextIsTrimmedAndComposed() {
        String decomposed = Normalizer.normalize("김장터", Normalizer.Form.NFD);

        assertThat(PlainText.of("  " + decomposed + " ", 3)).isEqualTo("김장터");
    }

    @Test
    void lengthCountsWhatPeopleWouldCallCharacters() {
        assertThat(PlainText.of("👍👍👍", 3)).isEqualTo("👍👍👍");
        assertThatThrownBy(() -> PlainText.of("👍👍👍👍", 3)).hasMessage("TEXT_TOO_LONG");
    }

    @Test
    void emojiMayBeJoined() {
        assertThat(PlainText.of("👩\u200D🚀", 10)).isEqualTo("👩\u200D🚀");
    }
}
