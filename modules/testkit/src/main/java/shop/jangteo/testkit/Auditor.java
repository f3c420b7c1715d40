package shop.jangteo.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/**
 * The shop's own auditor (SY-11), asked over HTTP: the last step of every test that does many things at once or breaks
 * some.
 */
public final class Auditor {

    /** Longer than a listener that failed or died waits for its next try. */
    private static final Duration UNTIL_QUIET = Duration.ofSeconds(150);

    private final Supplier<ApiClient> operator;

    private Auditor(Supplier<ApiClient> operator) {
        this.operator = operator;
    }

    /** @param operator somebody who may ask for audits, whose log-in is still good at that moment of the shop's clock */
    public static Auditor of(Supplier<ApiClient> operator) {
        return new Auditor(operator);
    }

    /**
     * Waits until the listeners have come to rest. What may be untrue while they are at work has until then; anything else
     * that doesn't hold is an error at once.
     *
     * @throws AssertionError that names what doesn't hold
     */
    public void assertClean() {
        AtomicReference<String> last = new AtomicReference<>("");
        try {
            Awaitility.await()
                    .atMost(UNTIL_QUIET)
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> {
                        List<JsonNode> broken = audit(Map.of("quiet", true))
                                .get("invariants")
                                .valueStream()
                                .filter(check -> check.get("violations").asInt() > 0 || check.has("error"))
                                .toList();
                        last.set(String.join(
                                "\n",
                                broken.stream().map(JsonNode::toPrettyString).toList()));
                        if (broken.stream()
                                .anyMatch(check -> !check.get("settles").asBoolean() || check.has("error"))) {
                            throw new AssertionError("the auditor found\n" + last.get());
                        }
                        return broken.isEmpty();
                    });
        } catch (ConditionTimeoutException unsettled) {
            throw new AssertionError("after " + UNTIL_QUIET + " the auditor still finds\n" + last.get(), unsettled);
        }
    }

    /** What breaks one invariant, or keeps it from being checked, now: its {@code violations}, {@code findings}, {@code error}. */
    public JsonNode check(String invariant) {
        return audit(Map.of("quiet", true, "invariants", List.of(invariant)))
                .get("invariants")
                .get(0);
    }

    /** The body of a new audit. */
    public JsonNode audit(Map<String, Object> request) {
        return operator.get().post("/api/admin/audits", request).expect(201).json();
    }
}
