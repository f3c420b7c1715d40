package shop.jangteo.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.contract.audit.CommandExecuted;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;
import tools.jackson.databind.JsonNode;

@ContextTest
@DisplayName("SU-7: the audit log")
class AuditLogTests {

    private final News news;
    private final JdbcClient jdbc;
    private final ApiClient api;
    private final ApiClient operator;
    private final UUID actor = UUID.randomUUID();
    private final String target = UUID.randomUUID().toString();

    AuditLogTests(News news, JdbcClient jdbc, ApiClient api) {
        this.news = news;
        this.jdbc = jdbc;
        this.api = api;
        this.operator = api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null));
    }

    private CommandExecuted command(String action, Instant at) {
        return new CommandExecuted(
                UUID.randomUUID(),
                at,
                actor,
                "BRAND_ADMIN",
                action,
                "product",
                target,
                "{\"price\": 39000}",
                "{\"price\": 29000}",
                "203.0.113.9",
                "trace-1");
    }

    private JsonNode search(String query) {
        return operator.get("/api/admin/audit-log?targetId=" + target + query)
                .expect(200)
                .json();
    }

    private JsonNode verification() {
        return operator.get("/api/admin/audit-log/verification").expect(200).json();
    }

    private void append(int entries) {
        IntStream.range(0, entries)
                .forEach(i ->
                        news.tell(command("catalog.product.change", Instant.parse("2026-11-20T03:00:00.1234567Z"))));
        await().untilAsserted(
                        () -> assertThat(search("").path("totalItems").asInt()).isEqualTo(entries));
    }

    @Test
    void saysWhoDidWhatToWhatFromWhereAndWhen() {
        append(1);

        JsonNode entry = search("").at("/items/0");
        assertThat(entry.path("actorId").asString()).isEqualTo(actor.toString());
        assertThat(entry.path("actorRole").asString()).isEqualTo("BRAND_ADMIN");
        assertThat(entry.path("action").asString()).isEqualTo("catalog.product.change");
        assertThat(entry.at("/before/price").asInt()).isEqualTo(39_000);
        assertThat(entry.at("/after/price").asInt()).isEqualTo(29_000);
        assertThat(entry.path("remoteAddress").asString()).isEqualTo("203.0.113.9");
        assertThat(entry.path("traceId").asString()).isEqualTo("trace-1");
        assertThat(entry.path("at").asString()).startsWith("2026-11-20T03:00:00.123456");
    }

    @Test
    void isSearched() {
        news.tell(
                command("catalog.product.change", Instant.parse("2026-11-19T14:59:59Z")),
                command("catalog.product.create", Instant.parse("2026-11-19T15:00:00Z")),
                command("ordering.order.status", Instant.parse("2026-11-20T15:00:00Z")));
        await().untilAsserted(
                        () -> assertThat(search("").path("totalItems").asInt()).isEqualTo(3));

        assertThat(search("&action=catalog").path("totalItems").asInt()).isEqualTo(2);
        assertThat(search("&action=cata").path("totalItems").asInt()).isZero();
        assertThat(search("&action=catalog.product.create").path("totalItems").asInt())
                .isEqualTo(1);
        assertThat(search("&from=2026-11-20&to=2026-11-20")
                        .at("/items/0/action")
                        .asString())
                .isEqualTo("catalog.product.create");
        assertThat(search("&from=2026-11-20&to=2026-11-20").path("totalItems").asInt())
                .isEqualTo(1);
        assertThat(search("&actor=" + actor).path("totalItems").asInt()).isEqualTo(3);
        assertThat(search("&actor=" + UUID.randomUUID()).path("totalItems").asInt())
                .isZero();
        assertThat(search("&targetType=order").path("totalItems").asInt()).isZero();
        operator.get("/api/admin/audit-log?actor=nobody").expect(400);
        operator.get("/api/admin/audit-log?from=yesterday").expect(400);
        operator.get("/api/admin/audit-log?from=2026-11-20&to=2026-11-19").expect(400);
    }

    @Test
    void isForOperatorsOnly() {
        ApiClient seller = api.as(new Actor(UUID.randomUUID(), Role.BRAND_ADMIN, UUID.randomUUID()));

        seller.get("/api/admin/audit-log").expect(403);
        seller.get("/api/admin/audit-log/verification").expect(403);
        api.as(Actor.buyer(UUID.randomUUID())).get("/api/admin/audit-log").expect(403);
        api.anonymous().get("/api/admin/audit-log").expect(401);
    }

    @Test
    @DisplayName("SU-7: commands executed at once stand one after the other")
    void entriesWrittenAtOnceFormOneChain() {
        news.tell(IntStream.range(0, 30)
                .mapToObj(i -> command("catalog.stock.move", Instant.now()))
                .toArray(CommandExecuted[]::new));

        await().untilAsserted(
                        () -> assertThat(search("").path("totalItems").asInt()).isEqualTo(30));
        assertThat(verification().path("intact").asBoolean()).isTrue();
        assertThat(verification().path("entries").asInt()).isGreaterThanOrEqualTo(30);
    }

    @Test
    @DisplayName("SU-7: a row changed by hand is named")
    void aRowChangedByHandIsNamed() {
        append(3);
        JsonNode second = search("&sort=sequence,asc").at("/items/1");
        long sequence = second.path("sequence").asLong();
        changeByHand(sequence, "{\"price\": 1}");

        JsonNode found = verification();
        assertThat(found.path("intact").asBoolean()).isFalse();
        assertThat(found.at("/firstBroken/sequence").asLong()).isEqualTo(sequence);
        assertThat(found.at("/firstBroken/id").asString())
                .isEqualTo(second.path("id").asString());

        changeByHand(sequence, "{\"price\": 29000}");
        assertThat(verification().path("intact").asBoolean()).isTrue();
    }

    @AfterEach
    void theChainIsWholeAgain() {
        assertThat(verification().path("intact").asBoolean()).isTrue();
    }

    private void changeByHand(long sequence, String after) {
        jdbc.sql("update support.audit_log set after_json = ? where entry_no = ?")
                .param(after)
                .param(sequence)
                .update();
    }
}
