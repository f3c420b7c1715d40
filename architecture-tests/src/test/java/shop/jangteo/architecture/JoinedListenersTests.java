package shop.jangteo.architecture;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ADR-0004: who may listen inside another context's transaction, and in which order")
class JoinedListenersTests {

    private final ContextMap map = ContextMap.of(Product.CLASSES);

    @Test
    @DisplayName("the joined listeners are those of docs/joined-listeners.txt; another one needs an ADR")
    void theJoinedListenersAreTheListedOnes() {
        new GeneratedPage("joined-listeners.txt").isStill(map.joinedListeners());
    }

    @Test
    @DisplayName("several joined listeners of an event have an order: it is the order in which they lock")
    void noTwoTakeTheSameTurn() {
        assertThat(ambiguous(map)).isEmpty();
    }

    @Test
    @DisplayName("and both would be noticed")
    void aNewListenerIsNoticed() {
        ContextMap fixture =
                ContextMap.of(new ClassFileImporter().importPackages("shop.jangteo.fixture.listenersareoftwokinds"));

        assertThat(fixture.joinedListeners()).contains("ordering: payment.PaymentCaptured → PaymentListener#on (10)\n");
        assertThat(ambiguous(fixture)).containsKey(new ContextMap.Event("payment", "PaymentCaptured"));
    }

    private static Map<ContextMap.Event, List<ContextMap.Listener>> ambiguous(ContextMap map) {
        Map<ContextMap.Event, List<ContextMap.Listener>> byEvent = map.listeners().stream()
                .filter(ContextMap.Listener::joined)
                .collect(groupingBy(ContextMap.Listener::event));
        byEvent.values()
                .removeIf(joined -> joined.stream()
                                .mapToInt(ContextMap.Listener::order)
                                .distinct()
                                .count()
                        == joined.size());
        return byEvent;
    }
}
