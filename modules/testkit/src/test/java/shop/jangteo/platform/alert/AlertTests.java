package shop.jangteo.platform.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;
import shop.jangteo.testkit.Transactions;
import tools.jackson.databind.JsonNode;

@ContextTest
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("SY-6 SY-11: an alert")
class AlertTests {

    private final Alerts alerts;
    private final Transactions tx;
    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final ApiClient api;

    AlertTests(Alerts alerts, Transactions tx, JdbcClient jdbc, MeterRegistry meters, ApiClient api) {
        this.alerts = alerts;
        this.tx = tx;
        this.jdbc = jdbc;
        this.meters = meters;
        this.api = api;
    }

    private ApiClient operator() {
        return api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null));
    }

    private ApiClient buyer() {
        return api.as(Actor.buyer(UUID.randomUUID()));
    }

    private JsonNode kept(String name) {
        return operator()
                .get("/api/admin/alerts?name=" + name)
                .expect(200)
                .json()
                .get("items");
    }

    private JsonNode only(String name) {
        await().until(() -> kept(name).size() == 1);
        return kept(name).get(0);
    }

    @Test
    @DisplayName("stands though the transaction that raised it is undone, in the log, the metric and the list")
    void standsThoughTheTransactionIsUndone(CapturedOutput output) {
        assertThatThrownBy(() -> tx.run(() -> {
                    alerts.raise("amount-differs", "payment 7", "asked 1000,\ngot 900");
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");

        JsonNode alert = only("amount-differs");
        assertThat(alert.get("entity").asString()).isEqualTo("payment 7");
        assertThat(alert.get("detail").asString()).isEqualTo("asked 1000, got 900");
        assertThat(alert.get("count").asInt()).isEqualTo(1);
        assertThat(output).contains("ALERT amount-differs | payment 7 | asked 1000, got 900");
        assertThat(meters.get("jangteo.alerts")
                        .tag("alert", "amount-differs")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("counts up when it is raised again that day, and comes anew the next")
    void countsUp() {
        IntStream.range(0, 100).parallel().forEach(i -> alerts.raise("provider-away", "toss", "no answer"));

        await().untilAsserted(() ->
                assertThat(only("provider-away").get("count").asInt()).isEqualTo(100));
        operator().post("/api/admin/clock", Map.of("advance", "P1D")).expect(200);
        alerts.raise("provider-away", "toss", "no answer");

        await().untilAsserted(() -> assertThat(kept("provider-away").size()).isEqualTo(2));
        assertThat(kept("provider-away").get(0).get("count").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("waits for a database that is away")
    void waitsForADatabaseThatIsAway() {
        jdbc.sql("rename table platform.alerts to platform.alerts_away").update();
        try {
            alerts.raise("while-away", "one", "first");
            alerts.raise("while-away", "one", "second");
        } finally {
            jdbc.sql("rename table platform.alerts_away to platform.alerts").update();
        }

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(only("while-away").get("count").asInt()).isEqualTo(2);
            assertThat(only("while-away").get("detail").asString()).isEqualTo("second");
        });
    }

    @Test
    @DisplayName("is acknowledged by an operator, once")
    void isAcknowledged() {
        alerts.raise("to-be-seen", "a", "x".repeat(2000));
        String id = only("to-be-seen").get("id").asString();
        String path = "/api/admin/alerts/" + id + "/acknowledge";

        JsonNode first = operator().post(path).expect(200).json();
        JsonNode second = operator().post(path).expect(200).json();
        alerts.raise("to-be-seen", "a", "again");

        assertThat(second).isEqualTo(first);
        assertThat(first.has("acknowledgedAt")).isTrue();
        await().untilAsserted(() ->
                assertThat(only("to-be-seen").get("count").asInt()).isEqualTo(2));
        assertThat(only("to-be-seen").has("acknowledgedAt")).isTrue();
        assertThat(found("name=to-be-seen&open=true")).isEmpty();
        assertThat(found("name=to-be-seen&open=false")).containsExactly(id);
        operator()
                .post("/api/admin/alerts/" + UUID.randomUUID() + "/acknowledge")
                .expect(404);
        buyer().post(path).expect(403);
    }

    @Test
    @DisplayName("is found by its day, by the operator only")
    void isFoundByItsDay() {
        alerts.raise("by-day", "a", "x");
        String id = only("by-day").get("id").asString();

        assertThat(found("name=by-day&from=2026-01-01")).containsExactly(id);
        assertThat(found("name=by-day&from=2999-01-01")).isEmpty();
        operator().get("/api/admin/alerts?sort=name").expect(400);
        operator().get("/api/admin/alerts?from=yesterday").expect(400);
        buyer().get("/api/admin/alerts").expect(403);
        api.get("/api/admin/alerts").expect(401);
    }

    private List<String> found(String query) {
        return operator()
                .get("/api/admin/alerts?" + query)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(alert -> alert.get("id").asString())
                .toList();
    }
}
