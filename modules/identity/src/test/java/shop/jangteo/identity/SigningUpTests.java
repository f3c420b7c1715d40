package shop.jangteo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.contract.identity.MemberRegistered;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@Import({Recorder.class, People.class})
@DisplayName("ID-1: signing up")
class SigningUpTests {

    private final ApiClient api;
    private final Recorder recorder;
    private final JdbcClient jdbc;

    SigningUpTests(ApiClient api, Recorder recorder, JdbcClient jdbc) {
        this.api = api;
        this.recorder = recorder;
        this.jdbc = jdbc;
    }

    private static List<String> fieldsOf(Answer answer) {
        return answer.json()
                .get("errors")
                .valueStream()
                .map(error ->
                        error.get("field").asString() + " " + error.get("code").asString())
                .toList();
    }

    @Test
    void aMemberIsMadeAndHeardOf() {
        String email = People.anyEmail();

        Answer answer = api.post("/api/users", People.form("  " + email.toUpperCase(java.util.Locale.ROOT)))
                .expect(201);

        assertThat(answer.text("email")).isEqualTo(email);
        assertThat(answer.text("name")).isEqualTo("김장터");
        assertThat(answer.text("role")).isEqualTo("BUYER");
        assertThat(answer.text("status")).isEqualTo("ACTIVE");
        assertThat(answer.header("Location")).isEqualTo("/api/users/" + answer.text("id"));
        assertThat(answer.body()).doesNotContain("password");
        assertThat(recorder.all(MemberRegistered.class))
                .filteredOn(event -> event.memberId().toString().equals(answer.text("id")))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.email()).isEqualTo(email);
                    assertThat(event.phone()).isEqualTo("01012345678");
                    assertThat(event.marketingEmail()).isTrue();
                    assertThat(event.marketingSms()).isFalse();
                });
    }

    @Test
    @DisplayName("ID-12: neither password nor phone can be read from the database")
    void nothingSecretIsReadable() {
        UUID id = UUID.fromString(api.post("/api/users", People.form(People.anyEmail()))
                .expect(201)
                .text("id"));

        Map<String, Object> row = jdbc.sql("select * from identity.members where id = ?")
                .param(Uuids.toBytes(id))
                .query()
                .singleRow();

        assertThat((String) row.get("password_hash")).contains("$argon2id$");
        assertThat((String) row.get("phone")).startsWith("test.");
        assertThat(row.values().stream().map(String::valueOf))
                .noneMatch(value -> value.contains("1234567") || value.contains("바다"));
    }

    @Test
    void everythingMissingIsNamedAtOnce() {
        assertThat(fieldsOf(api.post("/api/users", Map.of()).expect(400)))
                .containsExactlyInAnyOrder(
                        "email NOT_BLANK",
                        "password NOT_BLANK",
                        "name NOT_BLANK",
                        "phone NOT_BLANK",
                        "consents.terms ASSERT_TRUE",
                        "consents.privacy ASSERT_TRUE");
    }

    @Test
    void everythingMalformedIsNamedAtOnceWithItsText() {
        var form = People.form("nobody");
        form.put("password", "short");
        form.put("name", "김\u0000장터");
        form.put("phone", "112");
        form.put("consents", Map.of("terms", true, "privacy", false));

        Answer answer = api.post("/api/users", form).expect(400);

        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(fieldsOf(answer))
                .containsExactlyInAnyOrder(
                        "email EMAIL",
                        "password PASSWORD_TOO_SHORT",
                        "name FORBIDDEN_CHARACTER",
                        "phone PHONE_MALFORMED",
                        "consents.privacy ASSERT_TRUE");
        assertThat(answer.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("message").asString()))
                .allMatch(text -> !text.isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"password1234", "Qwerty12345", "iloveyou2024", "dkssudgktpdy1", "my-jangteo-pass"})
    void aPasswordThatAnybodyWouldGuessIsRefused(String password) {
        var form = People.form(People.anyEmail());
        form.put("password", password);

        assertThat(fieldsOf(api.post("/api/users", form).expect(400)))
                .singleElement()
                .asString()
                .startsWith("password ");
    }

    @Test
    void anEmailIsTakenOnce() {
        String email = People.anyEmail();
        api.post("/api/users", People.form(email)).expect(201);

        Answer again = api.post("/api/users", People.form(email)).expect(409);

        assertThat(again.code()).isEqualTo("EMAIL_TAKEN");
    }

    @Test
    void ofManyWhoWantTheSameEmailAtOnceOneGetsIt() throws Exception {
        String email = People.anyEmail();
        var start = new CyclicBarrier(4);
        Callable<Integer> attempt = () -> {
            start.await();
            return api.post("/api/users", People.form(email)).status();
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> attempts =
                    IntStream.range(0, 4).mapToObj(i -> threads.submit(attempt)).toList();
            assertThat(attempts).extracting(Future::get).containsExactlyInAnyOrder(201, 409, 409, 409);
        }
        assertThat(recorder.all(MemberRegistered.class))
                .filteredOn(event -> event.email().equals(email))
                .as("refused transactions publish nothing")
                .hasSize(1);
    }
}
