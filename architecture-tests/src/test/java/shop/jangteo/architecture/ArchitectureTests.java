package shop.jangteo.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("SY-10: the product is built as the house plan says")
class ArchitectureTests {

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theProductKeeps(String name, ArchRule rule) {
        rule.check(Product.CLASSES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contexts")
    @DisplayName("every context is on the class path, layer by layer")
    void everyContextIsLookedAt(String context) {
        assertThat(Stream.of("domain", "application", "adapter.in.web", "adapter.out.persistence", "adapter.query"))
                .allMatch(layer -> Product.CLASSES.containPackage("shop.jangteo." + context + "." + layer));
    }

    static Stream<String> contexts() {
        return Place.CONTEXTS.stream();
    }

    static Stream<Arguments> rules() {
        return Rules.all().entrySet().stream().map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
    }
}
