package shop.jangteo.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SY-10: the picture of contexts and events is the one that the code shows")
class ContextMapTests {

    private final ContextMap map = ContextMap.of(Product.CLASSES);

    @Test
    @DisplayName("docs/context-map.md is current (-Dupdate.docs=true writes it)")
    void theContextMapIsCurrent() {
        new GeneratedPage("context-map.md").isStill(map.asMarkdown());
    }

    @Test
    @DisplayName("no two after-commit listeners go by the same id: the inbox would take one's work for the other's")
    void idsOfListenersAreUnique() {
        assertThat(map.listeners().stream()
                        .filter(listener -> !listener.joined())
                        .map(ContextMap.Listener::id))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("whoever listens stands in the map, with the way in which it listens")
    void theMapShowsBothKindsOfListeners() {
        ContextMap fixture =
                ContextMap.of(new ClassFileImporter().importPackages("shop.jangteo.fixture.listenersareoftwokinds"));

        assertThat(fixture.asMarkdown())
                .contains("payment == \"PaymentCaptured\" ==> ordering")
                .contains("payment -- \"PaymentRefunded\" --> ordering");
    }
}
