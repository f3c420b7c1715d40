package shop.jangteo.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.web.IdempotencyKey;
import shop.jangteo.platform.web.Public;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@Import(IdempotencyTests.Endpoint.class)
@DisplayName("API: Idempotency-Key")
class IdempotencyTests {

    @RestController
    static class Endpoint {

        final AtomicInteger calls = new AtomicInteger();
        final AtomicInteger waiting = new AtomicInteger();
        volatile CountDownLatch gate = new CountDownLatch(0);

        record Command(String what) {}

        record Result(int call) {}

        @Public
        @PostMapping("/api/try/public-commands")
        @ResponseStatus(HttpStatus.CREATED)
        Result publicly(@RequestBody Command command) {
            return new Result(calls.incrementAndGet());
        }

        @PostMapping("/api/try/keyed-commands")
        @ResponseStatus(HttpStatus.CREATED)
        Result keyed(IdempotencyKey key, @RequestBody Command command) {
            return new Result(calls.incrementAndGet());
        }

        @PostMapping("/api/try/sometimes-keyed-commands")
        @ResponseStatus(HttpStatus.CREATED)
        Result sometimesKeyed(@Nullable IdempotencyKey key, @RequestBody Command command) {
            if (command.what().equals("part")) {
                IdempotencyKey.require(key);
            }
            return new Result(calls.incrementAndGet());
        }

        @PostMapping("/api/try/commands")
        @ResponseStatus(HttpStatus.CREATED)
        Result run(@RequestBody Command command) throws InterruptedException {
            waiting.incrementAndGet();
            gate.await();
            if (command.what().equals("fail")) {
                throw new IllegalStateException("on purpose");
            }
            return new Result(calls.incrementAndGet());
        }
    }

    private final ApiClient api;
    private final Endpoint endpoint;
    private final JdbcClient jdbc;

    IdempotencyTests(ApiClient api, Endpoint endpoint, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.api = api.as(Actor.buyer(UUID.randomUUID()));
        this.endpoint = endpoint;
    }

    private static Endpoint.Command command(String what) {
        return new Endpoint.Command(what);
    }

    @Test
    void aRepetitionGetsTheFirstAnswerAgain() {
        ApiClient keyed = api.idempotencyKey(UUID.randomUUID().toString());
        int before = endpoint.calls.get();

        Answer first = keyed.post("/api/try/commands", command("a")).expect(201);
        Answer again = keyed.post("/api/try/commands", command("a")).expect(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(endpoint.calls.get()).isEqualTo(before + 1);
    }

    @Test
    void theSameKeyForAnotherBodyIsRefused() {
        ApiClient keyed = api.idempotencyKey(UUID.randomUUID().toString());
        keyed.post("/api/try/commands", command("a")).expect(201);

        assertThat(keyed.post("/api/try/commands", command("b")).expect(422).code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    @DisplayName("F26: a command that nothing else tells from its repetition is refused without a key")
    void aCommandWithoutItsKeyIsRefused() {
        int before = endpoint.calls.get();

        assertThat(api.post("/api/try/keyed-commands", command("a")).expect(400).code())
                .isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        assertThat(api.post("/api/try/sometimes-keyed-commands", command("part"))
                        .expect(400)
                        .code())
                .isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
        assertThat(endpoint.calls.get()).isEqualTo(before);

        api.idempotencyKey(UUID.randomUUID().toString())
                .post("/api/try/keyed-commands", command("a"))
                .expect(201);
        api.post("/api/try/sometimes-keyed-commands", command("whole")).expect(201);
    }

    @Test
    void somebodyElsesKeyIsAnother() {
        String key = UUID.randomUUID().toString();
        Answer mine =
                api.idempotencyKey(key).post("/api/try/commands", command("a")).expect(201);
        Answer others = api.as(Actor.buyer(UUID.randomUUID()))
                .idempotencyKey(key)
                .post("/api/try/commands", command("a"))
                .expect(201);

        assertThat(others.body()).isNotEqualTo(mine.body());
    }

    @Test
    void whileTheFirstIsRunningTheSecondIsToldSo() {
        ApiClient keyed = api.idempotencyKey(UUID.randomUUID().toString());
        int before = endpoint.waiting.get();
        var gate = new CountDownLatch(1);
        endpoint.gate = gate;
        try {
            var first = CompletableFuture.supplyAsync(() -> keyed.post("/api/try/commands", command("a")));
            await().until(() -> endpoint.waiting.get() > before);

            assertThat(keyed.post("/api/try/commands", command("a")).expect(409).code())
                    .isEqualTo("IDEMPOTENCY_IN_PROGRESS");
            gate.countDown();
            first.join().expect(201);
        } finally {
            gate.countDown();
            endpoint.gate = new CountDownLatch(0);
        }
        assertThat(keyed.post("/api/try/commands", command("a")).header("Idempotent-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void afterAFailureTheSameKeyMayTryAgain() {
        ApiClient keyed = api.idempotencyKey(UUID.randomUUID().toString());

        keyed.post("/api/try/commands", command("fail")).expect(500);

        assertThat(keyed.post("/api/try/commands", command("fail")).expect(500).header("Idempotent-Replayed"))
                .isNull();
    }

    @Test
    @DisplayName("ID-12: kept answers can't be read in the database")
    void keptAnswersAreSealed() {
        String key = UUID.randomUUID().toString();
        String body = api.idempotencyKey(key)
                .post("/api/try/commands", command("a"))
                .expect(201)
                .body();

        String stored = jdbc.sql(
                        "select convert(body using utf8mb4) from platform.idempotent_request where request_key = ?")
                .param(key)
                .query(String.class)
                .single();

        assertThat(stored).startsWith("test.").doesNotContain(body).doesNotContain("call");
    }

    @Test
    void guestsHaveNoKeys() {
        ApiClient guest = api.anonymous().idempotencyKey("everybody-uses-this");

        assertThat(guest.post("/api/try/public-commands", command("a"))
                        .expect(201)
                        .header("Idempotent-Replayed"))
                .isNull();
        assertThat(guest.post("/api/try/public-commands", command("b"))
                        .expect(201)
                        .header("Idempotent-Replayed"))
                .isNull();
    }

    @Test
    void aKeyThatIsNoKeyIsNamed() {
        Answer answer =
                api.idempotencyKey("").post("/api/try/commands", command("a")).expect(400);

        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("Idempotency-Key");
    }
}
