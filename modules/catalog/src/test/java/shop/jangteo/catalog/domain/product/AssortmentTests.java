package shop.jangteo.catalog.domain.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.InvalidField.Violation;

@DisplayName("CA-2: options make variants")
class AssortmentTests {

    private static final OptionAxis COLOUR = new OptionAxis("색상", List.of("빨강", "파랑"));
    private static final OptionAxis SIZE = new OptionAxis("사이즈", List.of("M", "L"));

    @Test
    void everyVariantNamesOneValueOfEachAxis() {
        var assortment = new Assortment(List.of(COLOUR, SIZE), List.of(variant("a", Map.of("사이즈", "M", "색상", "빨강"))));

        assertThat(assortment.variants().getFirst().options().keySet()).containsExactly("색상", "사이즈");
    }

    @Test
    void aProductWithoutOptionsIsOneVariant() {
        assertThat(new Assortment(List.of(), List.of(variant("a", Map.of()))).variants())
                .hasSize(1);
        refuses(
                () -> new Assortment(List.of(), List.of(variant("a", Map.of()), variant("b", Map.of()))),
                new Violation("variants[1].options", "REPEATED"));
        refuses(() -> new Assortment(List.of(), List.of()), new Violation("variants", "NOT_EMPTY"));
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        refuses(
                () -> new Assortment(
                        List.of(COLOUR, SIZE),
                        List.of(
                                variant("a", Map.of("색상", "빨강")),
                                variant("b", Map.of("색상", "초록", "사이즈", "M")),
                                variant("c", Map.of("색상", "빨강", "사이즈", "M", "소재", "면")),
                                variant("d", Map.of("색상", "빨강", "사이즈", "L")),
                                variant("d", Map.of("색상", "빨강", "사이즈", "L")))),
                new Violation("variants[0].options", "OPTIONS_DONT_MATCH"),
                new Violation("variants[1].options", "OPTIONS_DONT_MATCH"),
                new Violation("variants[2].options", "OPTIONS_DONT_MATCH"),
                new Violation("variants[4].options", "REPEATED"),
                new Violation("variants[4].code", "REPEATED"));
    }

    @Test
    void thereAreAtMostThreeAxesWithDifferentNamesAndValues() {
        var fourth = new OptionAxis("향", List.of("장미"));
        var third = new OptionAxis("길이", List.of("롱"));
        refuses(
                () -> new Assortment(
                        List.of(COLOUR, SIZE, third, fourth),
                        List.of(variant("a", Map.of("색상", "빨강", "사이즈", "M", "길이", "롱", "향", "장미")))),
                new Violation("options", "TOO_MANY_OPTIONS"));
        refuses(
                () -> new Assortment(
                        List.of(new OptionAxis("색상", List.of("빨강", "빨강"))), List.of(variant("a", Map.of("색상", "빨강")))),
                new Violation("options[0].values", "REPEATED"));
        refuses(
                () -> new Assortment(List.of(COLOUR, COLOUR), List.of(variant("a", Map.of("색상", "빨강")))),
                new Violation("options[1].name", "REPEATED"),
                new Violation("variants[0].options", "OPTIONS_DONT_MATCH"));
    }

    private static Variant variant(String code, Map<String, String> options) {
        return new Variant(UUID.randomUUID(), code, options, 0, null);
    }

    private static void refuses(ThrowingCallable creation, Violation... violations) {
        assertThatThrownBy(creation)
                .asInstanceOf(type(InvalidField.class))
                .satisfies(refusal -> assertThat(refusal.violations()).containsExactlyInAnyOrder(violations));
    }
}
