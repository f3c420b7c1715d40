package shop.jangteo.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

@DisplayName("SY-10: a context hears only the contracts that it has declared")
class ModulesTests {

    @Test
    @DisplayName("every context and its published language are modules, and all of them keep to what they declare")
    void theProductIsModular() {
        ApplicationModules modules = ApplicationModules.of("shop.jangteo", Product.WITHOUT_TESTS);

        assertThat(modules.stream()
                        .map(module -> module.getIdentifier().toString())
                        .collect(toSet()))
                .containsAll(Place.CONTEXTS)
                .contains("platform", "contract.audit")
                .containsAll(Place.CONTEXTS.stream()
                        .map(context -> "contract." + context)
                        .toList());
        modules.verify();
    }

    @Test
    @DisplayName("a context that uses another's types without having declared them is found")
    void anUndeclaredDependencyIsFound() {
        ApplicationModules modules = ApplicationModules.of("shop.jangteo.fixture.modules.undeclared", _ -> true);

        assertThatExceptionOfType(Violations.class)
                .isThrownBy(modules::verify)
                .withMessageContaining("'delivery'")
                .withMessageContaining("OrderShipped");
    }

    @Test
    @DisplayName("two contexts that know each other directly are found as a cycle")
    void aCycleIsFound() {
        ApplicationModules modules = ApplicationModules.of("shop.jangteo.fixture.modules.cycle", _ -> true);

        assertThatExceptionOfType(Violations.class).isThrownBy(modules::verify).withMessageContaining("Cycle detected");
    }
}
