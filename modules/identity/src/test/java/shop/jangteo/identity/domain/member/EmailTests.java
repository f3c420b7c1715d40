package shop.jangteo.identity.domain.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.jangteo.identity.domain.Malformed;

@DisplayName("ID-1: the email is normalised")
class EmailTests {

    @ParameterizedTest
    @CsvSource({
        "'  Kim@Example.COM ', kim@example.com",
        "ｋｉｍ＠example.com, kim@example.com",
        "kim.lee+shop@mail.example.co.kr, kim.lee+shop@mail.example.co.kr"
    })
    void oneMailboxIsWrittenOneWay(String typed, String normal) {
        assertThat(Email.of(typed).value()).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "@example.com",
                "kim@",
                "kim@example",
                "kim@@example.com",
                "kim lee@example.com",
                ".kim@example.com",
                "kim..lee@example.com",
                "kim@-example.com",
                "kim@example.com\r\nBcc: all@example.com",
                "\"kim\"@example.com",
                "김@example.com"
            })
    void whatNoMailServerTakesIsRefused(String typed) {
        assertThatThrownBy(() -> Email.of(typed)).isInstanceOf(Malformed.class).hasMessage("EMAIL");
    }

    @Test
    void anEmailHasAtMost254Characters() {
        String domain = "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60) + ".com";
        assertThat(Email.of("k".repeat(64) + "@" + domain).value()).hasSize(64 + 1 + domain.length());
        assertThatThrownBy(() -> Email.of("k".repeat(65) + "@" + domain)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Email.of("k".repeat(64) + "@" + "d".repeat(10) + "." + domain))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void atTheDoorAnythingMayBeTyped() {
        assertThat(Email.login(" DEMO ").value()).isEqualTo("demo");
    }

    @Test
    @DisplayName("ID-12: values of a person don't show themselves")
    void personalValuesDoNotShowThemselves() {
        assertThat(Email.of("kim@example.com") + "" + Phone.of("01012345678") + PersonName.of("김장터")
                        + new RawPassword("secret-secret"))
                .doesNotContain("kim", "0101234", "김장터", "secret");
    }
}
