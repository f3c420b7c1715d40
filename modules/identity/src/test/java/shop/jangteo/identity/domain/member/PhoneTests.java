package shop.jangteo.identity.domain.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.jangteo.identity.domain.Malformed;

class PhoneTests {

    @ParameterizedTest
    @CsvSource({
        "010-1234-5678, 01012345678",
        "' 010 1234 5678 ', 01012345678",
        "01012345678, 01012345678",
        "+82 10-1234-5678, 01012345678",
        "+82 (0)10-1234-5678, 01012345678",
        "02-1234-5678, 0212345678"
    })
    void aNumberIsKeptAsItsDigits(String typed, String digits) {
        assertThat(Phone.of(typed).digits()).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1012345678",
                "010-1234",
                "010-1234-56789",
                "00012345678",
                "010-1234-567a",
                "+1 212 555 1234",
                "０１０１２３４５６７８",
                "010\n12345678"
            })
    void anythingElseIsRefused(String typed) {
        assertThatThrownBy(() -> Phone.of(typed)).isInstanceOf(Malformed.class).hasMessage("PHONE_MALFORMED");
    }
}
