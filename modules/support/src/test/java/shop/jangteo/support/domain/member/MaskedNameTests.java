package shop.jangteo.support.domain.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedNameTests {

    @ParameterizedTest
    @CsvSource({"홍길동,홍*동", "김철,김*", "강,강", "남궁민수,남**수", "Jane Doe,J******e"})
    void showsNoMoreThanTheEnds(String name, String masked) {
        assertThat(MaskedName.of(name)).isEqualTo(masked);
    }
}
