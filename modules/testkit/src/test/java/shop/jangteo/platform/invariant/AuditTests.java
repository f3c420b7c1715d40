package shop.jangteo.platform.invariant;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.persistence.Rows;
import shop.jangteo.platform.time.ShopClock;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.Auditor;
import shop.jangteo.testkit.ContextTest;
import tools.jackson.databind.JsonNode;

/** The purses are made for this test, their two invariants lie beside it. The schedule is far away: the test runs the job. */
@ContextTest
@TestPropertySource(
        properties = {
            "jangteo.jobs.enabled=true",
            "jangteo.audits.first-after=PT10H",
            "jangteo.audits.every=PT10H",
            "jangteo.audits.figures-every=PT10H",
            "jangteo.events.resubmit-every=10h",
            "jangteo.events.purge-every=10h",
            "jangteo.audits.longest-query=1s",
            "jangteo.audits.most-findings=3",
            "jangteo.audits.most-counted=5"
        })
@DisplayName("SY-11: the auditor")
class AuditTests {

    private static final String HOLDS = "testkit.a-purse-holds-what-was-put-in";
    private static final String COUNTED = "testkit.a-purse-is-counted";

    private final Auditor auditor;
    private final AuditJobs jobs;
    private final AuditFigures figures;
    private final Snapshot snapshot;
    private final Invariants invariants;
    private final MeterRegistry meters;
    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApiClient api;

    AuditTests(
            Auditor auditor,
            AuditJobs jobs,
            AuditFigures figures,
            Snapshot snapshot,
            Invariants invariants,
            MeterRegistry meters,
            DataSource dataSource,
            JdbcClient jdbc,
            ShopClock clock,
            ApiClient api) {
        this.auditor = auditor;
        this.jobs = jobs;
        this.figures = figures;
        this.snapshot = snapshot;
        this.invariants = invariants;
        this.meters = meters;
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.clock = clock;
        this.api = api;
    }

    private ApiClient operator() {
        return api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null));
    }

    private ApiClient buyer() {
        return api.as(Actor.buyer(UUID.randomUUID()));
    }

    @BeforeEach
    void purses() {
        jdbc.sql("create table platform.test_purse (id int primary key, put_in int, held int, counted int,"
                        + " opened_at datetime(6))")
                .update();
        for (int id = 1; id <= 9; id++) {
            jdbc.sql("insert into platform.test_purse values (?, 100, 100, 1, ?)")
                    .params(id, Rows.utc(clock.instant()))
                    .update();
        }
    }

    @AfterEach
    void noPurses() {
        jdbc.sql("drop table if exists platform.test_purse").update();
    }

    private double gauge(String name, String... tags) {
        return meters.get(name).tags(tags).gauge().value();
    }

    private List<String> alertsNamed(String name) {
        return jdbc.sql("select entity from platform.alerts where name = ?")
                .param(name)
                .query(String.class)
                .list();
    }

    @Test
    @DisplayName("finds nothing in a shop where all is well, and says what it looked at")
    void findsNothingWhereAllIsWell() {
        auditor.assertClean();

        JsonNode audit = auditor.audit(Map.of());
        assertThat(audit.get("clean").asBoolean()).isTrue();
        assertThat(audit.get("trigger").asString()).isEqualTo("DEMAND");
        assertThat(audit.get("invariants")
                        .valueStream()
                        .map(check -> check.get("name").asString()))
                .contains(HOLDS, COUNTED, "platform.publications-are-delivered");
        assertThat(gauge("jangteo.invariant.violations", "invariant", HOLDS)).isZero();
    }

    @Test
    @DisplayName("names the row that was changed by hand, with its delta, as an answer, an alert and a metric")
    void namesTheRowThatWasChangedByHand() {
        jdbc.sql("update platform.test_purse set held = 70 where id = 4").update();

        JsonNode check = auditor.check(HOLDS);

        assertThat(check.get("violations").asInt()).isEqualTo(1);
        assertThat(check.get("says").asString()).isEqualTo("A purse holds what was put in.");
        JsonNode finding = check.get("findings").get(0);
        assertThat(finding.get("entity").asString()).isEqualTo("purse 4");
        assertThat(finding.get("expected").asString()).isEqualTo("100");
        assertThat(finding.get("actual").asString()).isEqualTo("70");
        assertThat(finding.get("delta").asLong()).isEqualTo(-30);
        await().untilAsserted(() -> assertThat(alertsNamed(HOLDS)).contains("purse 4"));
        assertThat(gauge("jangteo.invariant.violations", "invariant", HOLDS)).isEqualTo(1);
        assertThatThrownBy(auditor::assertClean)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("purse 4");
    }

    @Test
    @DisplayName("counts what it doesn't list")
    void countsWhatItDoesNotList() {
        jdbc.sql("update platform.test_purse set held = 99 where id <= 4").update();
        JsonNode some = auditor.check(HOLDS);
        jdbc.sql("update platform.test_purse set held = 99").update();
        JsonNode many = auditor.check(HOLDS);

        assertThat(some.get("violations").asInt()).isEqualTo(4);
        assertThat(some.get("findings").size()).isEqualTo(3);
        assertThat(many.get("violations").asInt()).isEqualTo(5);
    }

    @Test
    @DisplayName("leaves what is under way alone for five minutes, unless it is told that nothing is")
    void leavesWhatIsUnderWayAlone() {
        jdbc.sql("update platform.test_purse set counted = 0 where id = 2").update();

        assertThat(violations(Map.of("invariants", List.of(COUNTED)))).isZero();
        assertThat(violations(Map.of("invariants", List.of(COUNTED), "quiet", true)))
                .isEqualTo(1);
        jdbc.sql("update platform.test_purse set opened_at = opened_at - interval 301 second")
                .update();
        assertThat(violations(Map.of("invariants", List.of(COUNTED)))).isEqualTo(1);
    }

    private int violations(Map<String, Object> request) {
        return auditor.audit(request).at("/invariants/0/violations").asInt();
    }

    @Test
    @DisplayName("says of an invariant that it couldn't look at, and looks at the others")
    void anInvariantThatCannotBeCheckedIsAnError() {
        jdbc.sql("alter table platform.test_purse drop column counted").update();
        jdbc.sql("update platform.test_purse set held = 0 where id = 9").update();

        JsonNode audit = auditor.audit(Map.of());

        assertThat(audit.get("clean").asBoolean()).isFalse();
        Map<String, JsonNode> checks = audit.get("invariants")
                .valueStream()
                .collect(java.util.stream.Collectors.toMap(
                        check -> check.get("name").asString(), check -> check));
        assertThat(checks.get(COUNTED).get("error").asString()).contains("counted");
        assertThat(checks.get(HOLDS).get("violations").asInt()).isEqualTo(1);
        assertThat(gauge("jangteo.invariants.unchecked")).isEqualTo(1);
        assertThat(gauge("jangteo.invariant.violations", "invariant", COUNTED)).isNaN();
        await().untilAsserted(
                        () -> assertThat(alertsNamed("invariant-unchecked")).contains(COUNTED));
        assertThatThrownBy(auditor::assertClean).hasMessageContaining(COUNTED);
    }

    @Test
    @DisplayName("shows the id of what it found as people know it")
    void showsIds() {
        var odd = Invariant.parse(
                "testkit.odd",
                "-- None is odd.\nselect x'0190a0b1c2d37e4f8a9b0c1d2e3f4a5b' as id, 'variant' as entity, 1 as expected,"
                        + " 4 as actual");

        assertThat(snapshot.check(List.of(odd), clock.instant(), clock.instant())
                        .getFirst()
                        .findings())
                .containsExactly(new Finding("variant 0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b", "1", "4", 3L));
    }

    @Test
    @DisplayName("gives up a query that takes too long")
    void givesUpWhatTakesTooLong() {
        var endless = Invariant.parse(
                "testkit.endless",
                "-- It ends.\nwith recursive n (i) as (select 1 union all select i + 1 from n where i < 999)"
                        + " select 'x' as entity, 1 as expected, count(*) as actual from n a, n b, n c, n d");

        List<Check> checks = snapshot.check(
                List.of(endless, invariants.named(List.of(HOLDS)).getFirst()), clock.instant(), clock.instant());

        assertThat(checks.getFirst().error()).isNotNull();
        assertThat(checks.getLast().error()).isNull();
    }

    @Test
    @DisplayName("sees one moment: what changes between two of its queries, both see as it was")
    void seesOneMoment() throws SQLException {
        var first = Invariant.parse(
                "testkit.waits",
                "-- It waits.\nselect 'x' as entity, 1 as expected, get_lock('between', 20) as actual");
        var second = invariants.named(List.of(HOLDS)).getFirst();
        try (Connection between = dataSource.getConnection();
                Statement statement = between.createStatement()) {
            statement.execute("select get_lock('between', 5)");

            CompletableFuture<List<Check>> checks =
                    supplyAsync(() -> snapshot.check(List.of(first, second), clock.instant(), clock.instant()));
            await().until(() ->
                    jdbc.sql("select count(*) from information_schema.processlist where state = 'User lock'")
                                    .query(Integer.class)
                                    .single()
                            == 1);
            statement.execute("update platform.test_purse set held = 1");
            statement.execute("select release_lock('between')");

            assertThat(checks.join().getLast().violations()).isZero();
        }
        assertThat(auditor.check(HOLDS).get("violations").asInt()).isEqualTo(5);
    }

    @Test
    @DisplayName("runs by one instance when it is due, and forgets after thirty days")
    void runsByOneInstanceWhenItIsDue() {
        int before = audits();
        holdTheLock("utc_timestamp(3) + interval 1 hour");
        jobs.audit();
        assertThat(audits()).isEqualTo(before);

        holdTheLock("utc_timestamp(3) - interval 1 hour");
        jobs.audit();
        assertThat(audits()).isEqualTo(before + 1);
        assertThat(gauge("jangteo.audit.last.run")).isEqualTo(clock.instant().getEpochSecond(), within());
        jobs.audit();
        assertThat(audits()).as("the lock is kept until the next time").isEqualTo(before + 1);

        operator().post("/api/admin/clock", Map.of("advance", "P31D")).expect(200);
        holdTheLock("utc_timestamp(3) - interval 1 hour");
        jobs.audit();
        assertThat(audits()).isEqualTo(1);
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(60.0);
    }

    private int audits() {
        return jdbc.sql("select count(*) from platform.audits")
                .query(Integer.class)
                .single();
    }

    private void holdTheLock(String until) {
        jdbc.sql("insert into platform.shedlock (name, lock_until, locked_at, locked_by) values ('platform.audit', "
                        + until + ", utc_timestamp(3), 'another instance') on duplicate key update lock_until = "
                        + until)
                .update();
    }

    @Test
    @DisplayName("tells every instance's metrics what another instance found")
    void everyInstanceTellsTheSame() {
        auditor.audit(Map.of());
        jdbc.sql("update platform.audit_checks set violations = 7 where invariant = ? order by audit_id desc limit 1")
                .param(HOLDS)
                .update();

        jobs.refresh();

        assertThat(gauge("jangteo.invariant.violations", "invariant", HOLDS)).isEqualTo(7);
        figures.refresh();
    }

    @Test
    @DisplayName("keeps its runs for the operator, and for nobody else")
    void keepsItsRuns() {
        jdbc.sql("update platform.test_purse set held = 150 where id = 1").update();
        Answer run = operator()
                .post("/api/admin/audits", Map.of("invariants", List.of(HOLDS, HOLDS)))
                .expect(201);

        JsonNode kept = operator()
                .get("/api/admin/audits/" + run.text("id"))
                .expect(200)
                .json();
        assertThat(kept).isEqualTo(run.json());
        assertThat(kept.get("invariants").size()).isEqualTo(1);
        assertThat(run.header("Location")).isEqualTo("/api/admin/audits/" + run.text("id"));
        JsonNode newest =
                operator().get("/api/admin/audits?size=1").expect(200).json().at("/items/0");
        assertThat(newest.get("id").asString()).isEqualTo(run.text("id"));
        assertThat(newest.get("clean").asBoolean()).isFalse();
        assertThat(operator().get("/api/admin/invariants").expect(200).json().valueStream())
                .anySatisfy(invariant -> {
                    assertThat(invariant.get("name").asString()).isEqualTo(COUNTED);
                    assertThat(invariant.get("says").asString())
                            .isEqualTo("A purse is counted soon after it was opened.");
                    assertThat(invariant.get("settles").asBoolean()).isTrue();
                });

        operator().get("/api/admin/audits/" + UUID.randomUUID()).expect(404);
        assertThat(operator()
                        .post("/api/admin/audits", Map.of("invariants", List.of("testkit.none")))
                        .expect(400)
                        .json()
                        .at("/errors/0/code")
                        .asString())
                .isEqualTo("UNKNOWN_INVARIANT");
        operator().post("/api/admin/audits", Map.of("invariants", List.of())).expect(400);
        for (String path : List.of("/api/admin/audits", "/api/admin/invariants")) {
            buyer().get(path).expect(403);
            api.get(path).expect(401);
        }
        buyer().post("/api/admin/audits").expect(403);
    }
}
