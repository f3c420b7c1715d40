package shop.jangteo.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Role;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@Import(ConventionsTests.Endpoints.class)
@DisplayName("SY-4: the conventions that every endpoint shares")
class ConventionsTests {

    @RestController
    static class Endpoints {

        record Body(
                @NotBlank String name,
                @Min(1) int quantity,
                Money price,
                @Nullable List<Inner> inner) {}

        record Inner(UUID id) {}

        @Public
        @PostMapping("/api/try/bodies")
        Body body(@Valid @RequestBody Body body) {
            return body;
        }

        @GetMapping("/api/try/members-only")
        UUID members(Actor actor) {
            return actor.memberId();
        }

        @Allowed(Role.MASTER_ADMIN)
        @GetMapping("/api/try/operators-only")
        void operators() {}

        @GetMapping("/api/try/users/{userId}")
        UUID user(@PathVariable("userId") MemberRef user, Actor actor) {
            return user.resolve(actor);
        }

        @Public
        @GetMapping("/api/try/list")
        Page<Integer> list(Paging paging) {
            paging.orderBy(Map.of());
            return Page.of(List.of(1, 2), paging, 41);
        }

        @Public
        @GetMapping("/api/try/half-an-answer")
        void halfAnAnswer(HttpServletResponse response) throws IOException {
            response.getOutputStream().write(new byte[10_000]);
            response.flushBuffer();
            throw new IllegalStateException("select secret from users");
        }

        @Public
        @GetMapping("/api/try/nobody-listens")
        void nobodyListens(HttpServletResponse response) throws IOException {
            response.flushBuffer();
            throw new ClientAbortException("on purpose");
        }

        @Public
        @GetMapping("/api/try/failure")
        void failure() {
            throw new IllegalStateException("select secret from users");
        }
    }

    private final ApiClient api;

    ConventionsTests(ApiClient api) {
        this.api = api;
    }

    @Test
    void aGoodBodyIsReadAndMoneyIsAnInteger() {
        Answer answer = api.post("/api/try/bodies", "{\"name\":\"가방\",\"quantity\":2,\"price\":15000}")
                .expect(200);

        assertThat(answer.json().get("price").asLong()).isEqualTo(15_000);
        assertThat(answer.json().has("inner")).isFalse();
        assertThat(answer.header("X-Trace-Id")).hasSize(32);
    }

    @Test
    void allBadFieldsAreNamedAtOnceInTheLanguageAskedFor() {
        Answer korean = api.post("/api/try/bodies", "{\"name\":\" \",\"quantity\":0,\"price\":1}")
                .expect(400);

        assertThat(korean.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(korean.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(korean.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactlyInAnyOrder("name", "quantity");
        assertThat(korean.text("title")).isEqualTo("입력값을 확인해 주세요");
        assertThat(korean.text("traceId")).isEqualTo(korean.header("X-Trace-Id"));
        assertThat(api.header("Accept-Language", "en")
                        .post("/api/try/bodies", "{\"name\":\" \",\"quantity\":1,\"price\":1}")
                        .text("title"))
                .isEqualTo("Please check what you entered");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\",\"quantity\":1,\"price\":1,\"colour\":\"red\"}",
                "{\"name\":\"a\",\"quantity\":\"1\",\"price\":1}",
                "{\"name\":\"a\",\"quantity\":1.5,\"price\":1}",
                "{\"name\":\"a\",\"quantity\":1,\"price\":-1}",
                "{\"name\":\"a\",\"quantity\":1,\"price\":\"1\"}",
                "{\"name\":\"a\",\"quantity\":null,\"price\":1}",
                "{\"name\":5,\"quantity\":1,\"price\":1}",
                "{\"name\":\"a\",\"quantity\":1e400,\"price\":1}",
                "{\"name\":\"a\",\"quantity\":1,\"quantity\":2,\"price\":1}",
                "{\"name\":\"a\",\"quantity\":1,\"price\":1} trailing",
                "{\"name\":\"a\",\"quantity\":1,\"price\":1,\"inner\":[{\"id\":\"no uuid\"}]}",
                "[]",
                "",
                "{"
            })
    void whatIsNotExactlyWhatIsAskedForIsRefused(String body) {
        assertThat(api.post("/api/try/bodies", body).expect(400).code()).isIn("VALIDATION_FAILED", "MALFORMED_REQUEST");
    }

    @Test
    void anUnknownFieldIsNamed() {
        Answer answer =
                api.post("/api/try/bodies", "{\"name\":\"a\",\"quantity\":1,\"price\":1,\"inner\":[{\"ID\":\"x\"}]}");

        assertThat(answer.expect(400).json().at("/errors/0/field").asString()).isEqualTo("inner[0].ID");
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo("UNKNOWN_FIELD");
    }

    @Test
    void nobodyIsLetInByDefault() {
        assertThat(api.get("/api/try/members-only").expect(401).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(api.withToken("nonsense")
                        .get("/api/try/members-only")
                        .expect(401)
                        .code())
                .isEqualTo("UNAUTHENTICATED");
        var buyer = Actor.buyer(UUID.randomUUID());
        assertThat(api.as(buyer).get("/api/try/members-only").expect(200).json().asString())
                .isEqualTo(buyer.memberId().toString());
        assertThat(api.as(buyer).get("/api/try/operators-only").expect(403).code())
                .isEqualTo("FORBIDDEN");
        api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null))
                .get("/api/try/operators-only")
                .expect(200);
    }

    @Test
    void aMemberIsFoundAsMeAndDoesNotExistForOthers() {
        var buyer = Actor.buyer(UUID.randomUUID());

        api.as(buyer).get("/api/try/users/me").expect(200);
        api.as(buyer).get("/api/try/users/" + buyer.memberId()).expect(200);
        assertThat(api.as(buyer)
                        .get("/api/try/users/" + UUID.randomUUID())
                        .expect(404)
                        .code())
                .isEqualTo("NOT_FOUND");
        api.as(buyer).get("/api/try/users/nobody").expect(404);
    }

    @Test
    void aPageTellsHowManyThereAre() {
        Answer answer = api.get("/api/try/list?size=20").expect(200);

        assertThat(answer.json().get("totalItems").asInt()).isEqualTo(41);
        assertThat(answer.json().get("totalPages").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"page=-1", "size=0", "size=101", "size=x", "page=2147483648", "page=2147483647", "sort=password"
            })
    void aPageThatCanNotBeIsRefused(String query) {
        assertThat(api.get("/api/try/list?" + query).expect(400).code()).isEqualTo("VALIDATION_FAILED");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void anAnswerThatBreaksOffIsNotTakenForWholeAndTheLogTellsNothingOfTheInside(CapturedOutput log) {
        assertThatThrownBy(() -> api.get("/api/try/half-an-answer")).isInstanceOf(UncheckedIOException.class);

        assertThat(log).contains("an answer broke off: IllegalStateException").doesNotContain("secret");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aClientThatHangsUpIsNoError(CapturedOutput log) {
        api.get("/api/try/nobody-listens").expect(200);

        assertThat(log).doesNotContain("ERROR");
    }

    @Test
    void aFailureTellsNothingOfTheInside() {
        Answer answer = api.get("/api/try/failure").expect(500);

        assertThat(answer.code()).isEqualTo("INTERNAL_ERROR");
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void anAddressThatIsNotThereIsAProblemDocumentToo() {
        assertThat(api.as(Actor.buyer(UUID.randomUUID()))
                        .get("/api/nothing")
                        .expect(404)
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(api.post("/api/try/list", "{}").expect(405).code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(api.get("/v3/api-docs").expect(200).text("openapi")).startsWith("3.1");
    }
}
