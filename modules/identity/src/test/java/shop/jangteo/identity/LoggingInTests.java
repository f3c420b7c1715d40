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
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.contract.identity.MemberLoggedIn;
import shop.jangteo.identity.People.Login;
import shop.jangteo.identity.People.Person;
import shop.jangteo.identity.application.ForgetExpiredSessions;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@Import({Recorder.class, People.class})
@DisplayName("ID-3: logging in")
class LoggingInTests {

    private final ApiClient api;
    private final People people;
    private final JdbcClient jdbc;
    private final Recorder recorder;
    private final ForgetExpiredSessions forgetExpiredSessions;

    LoggingInTests(
            ApiClient api,
            People people,
            JdbcClient jdbc,
            Recorder recorder,
            ForgetExpiredSessions forgetExpiredSessions) {
        this.api = api;
        this.people = people;
        this.jdbc = jdbc;
        this.recorder = recorder;
        this.forgetExpiredSessions = forgetExpiredSessions;
    }

    private Answer me(String accessToken) {
        return api.withToken(accessToken).get("/api/users/me");
    }

    private void timePasses(String duration) {
        api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null))
                .post("/api/admin/clock", Map.of("advance", duration))
                .expect(200);
    }

    @Test
    void emailAndPasswordGiveAPairOfTokens() {
        Person person = people.signedUp();

        Answer answer = api.post(
                        "/api/auth/login",
                        Map.of(
                                "email",
                                " " + person.email().toUpperCase(java.util.Locale.ROOT),
                                "password",
                                People.PASSWORD))
                .expect(200);

        assertThat(answer.text("tokenType")).isEqualTo("Bearer");
        assertThat(answer.json().get("expiresIn").asInt()).isEqualTo(3_600);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(me(answer.text("accessToken")).expect(200).text("id"))
                .isEqualTo(person.id().toString());
        assertThat(recorder.all(MemberLoggedIn.class))
                .extracting(MemberLoggedIn::memberId)
                .filteredOn(person.id()::equals)
                .as("once when the person signed up and logged in, once now")
                .hasSize(2);
    }

    @Test
    void aWrongPasswordAndAnUnknownEmailAreRefusedAlike() {
        Person person = people.signedUp();

        Answer wrong = api.post("/api/auth/login", Map.of("email", person.email(), "password", "wrong password"));
        Answer unknown = api.post("/api/auth/login", Map.of("email", People.anyEmail(), "password", "wrong password"));

        assertThat(wrong.expect(401).code()).isEqualTo("BAD_CREDENTIALS");
        assertThat(withoutTrace(unknown)).isEqualTo(withoutTrace(wrong));
    }

    private static String withoutTrace(Answer answer) {
        return answer.status() + answer.body().replace(answer.text("traceId"), "");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(api.post("/api/auth/login", Map.of())
                        .expect(400)
                        .json()
                        .get("errors")
                        .size())
                .isEqualTo(2);
        assertThat(api.post("/api/auth/refresh", Map.of()).expect(400).code()).isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void aRefreshTokenIsExchangedForANewPair() {
        Login first = people.logIn(people.signedUp().email());

        Login second = People.tokens(people.refresh(first.refreshToken()));

        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        me(second.accessToken()).expect(200);
        me(first.accessToken()).expect(200);
        People.tokens(people.refresh(second.refreshToken()));
    }

    @Test
    void whoUsesAnOldRefreshTokenEndsTheWholeSession() {
        Person person = people.signedUp();
        Login first = people.logIn(person.email());
        Login second = People.tokens(people.refresh(first.refreshToken()));

        assertThat(people.refresh(first.refreshToken()).expect(401).code()).isEqualTo("REFRESH_TOKEN_REUSED");

        assertThat(people.refresh(second.refreshToken()).expect(401).code()).isEqualTo("UNAUTHENTICATED");
        me(second.accessToken()).expect(401);
        person.api().get("/api/users/me").expect(200);
    }

    @Test
    void ofManyRefreshesAtOnceOneWins() throws Exception {
        Login login = people.logIn(people.signedUp().email());
        var start = new CyclicBarrier(4);
        Callable<Answer> attempt = () -> {
            start.await();
            return people.refresh(login.refreshToken());
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<Answer>> attempts =
                    IntStream.range(0, 4).mapToObj(i -> threads.submit(attempt)).toList();
            assertThat(attempts)
                    .extracting(Future::get)
                    .extracting(Answer::status)
                    .containsExactlyInAnyOrder(200, 401, 401, 401);
            assertThat(attempts)
                    .extracting(Future::get)
                    .filteredOn(answer -> answer.status() == 401)
                    .extracting(Answer::code)
                    .containsOnly("REFRESH_TOKEN_REUSED");
        }
    }

    @Test
    void aRefreshTokenIsNoAccessTokenAndNoneThatWasMadeUp() {
        Login login = people.logIn(people.signedUp().email());

        me(login.refreshToken()).expect(401);
        assertThat(people.refresh(login.accessToken()).expect(401).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(people.refresh("made-up").expect(401).code()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    @DisplayName("ID-3: only the digest of a refresh token is stored")
    void onlyTheDigestIsStored() throws Exception {
        Login login = people.logIn(people.signedUp().email());
        byte[] digest = java.security.MessageDigest.getInstance("SHA-256")
                .digest(login.refreshToken().getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(jdbc.sql("select count(*) from identity.refresh_tokens where digest = ?")
                        .param(digest)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void tokensRunOutAndAreForgotten() {
        Person person = people.signedUp();
        Login login = people.logIn(person.email());

        timePasses("PT1H");
        assertThat(me(login.accessToken()).expect(401).code()).isEqualTo("TOKEN_EXPIRED");
        Login later = People.tokens(people.refresh(login.refreshToken()));
        timePasses("P7D");
        assertThat(people.refresh(later.refreshToken()).expect(401).code()).isEqualTo("TOKEN_EXPIRED");
        timePasses("P2D");
        forgetExpiredSessions.handle();

        assertThat(jdbc.sql("select count(*) from identity.sessions where member_id = ?")
                        .param(Uuids.toBytes(person.id()))
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(people.refresh(later.refreshToken()).expect(401).code()).isEqualTo("UNAUTHENTICATED");
        people.logIn(person.email());
    }

    @Test
    @DisplayName("ID-5: a device that logs out is out at once, the others stay in")
    void aDeviceLogsOut() {
        Person person = people.signedUp();
        Login phone = people.logIn(person.email());
        me(phone.accessToken()).expect(200);

        api.withToken(phone.accessToken()).post("/api/auth/logout").expect(204);

        assertThat(me(phone.accessToken()).expect(401).code()).isEqualTo("UNAUTHENTICATED");
        assertThat(people.refresh(phone.refreshToken()).expect(401).code()).isEqualTo("UNAUTHENTICATED");
        person.api().get("/api/users/me").expect(200);
    }

    @Test
    @DisplayName("ID-5: logging out everywhere ends every session")
    void aMemberLogsOutEverywhere() {
        Person person = people.signedUp();
        Login phone = people.logIn(person.email());
        me(phone.accessToken()).expect(200);

        person.api().post("/api/auth/logout-all").expect(204);

        me(phone.accessToken()).expect(401);
        person.api().get("/api/users/me").expect(401);
        people.refresh(phone.refreshToken()).expect(401);
        people.logIn(person.email());
    }

    @Test
    @DisplayName("ID-5: devices that are logged in are listed, and one can be ended")
    void devicesAreListedAndEnded() {
        Person person = people.signedUp();
        Login phone = People.tokens(api.header("User-Agent", "JangteoApp/1.0")
                .post("/api/auth/login", Map.of("email", person.email(), "password", People.PASSWORD)));

        Answer list =
                api.withToken(phone.accessToken()).get("/api/users/me/sessions").expect(200);

        assertThat(list.json().get("totalItems").asInt()).isEqualTo(2);
        assertThat(list.json().at("/items/0/current").asBoolean()).isTrue();
        assertThat(list.json().at("/items/0/device").asString()).isEqualTo("JangteoApp/1.0");
        String other = list.json().at("/items/1/id").asString();
        api.withToken(phone.accessToken())
                .delete("/api/users/me/sessions/" + other)
                .expect(204);
        api.withToken(phone.accessToken())
                .delete("/api/users/me/sessions/" + other)
                .expect(404);
        person.api().get("/api/users/me").expect(401);
        me(phone.accessToken()).expect(200);
    }

    @Test
    void somebodyElsesSessionDoesNotExist() {
        Person person = people.signedUp();
        Person stranger = people.signedUp();
        String session = person.api()
                .get("/api/users/me/sessions")
                .json()
                .at("/items/0/id")
                .asString();

        stranger.api().delete("/api/users/me/sessions/" + session).expect(404);
        stranger.api()
                .delete("/api/users/" + person.id() + "/sessions/" + session)
                .expect(404);
        stranger.api().get("/api/users/" + person.id() + "/sessions").expect(404);
        person.api().get("/api/users/me").expect(200);
    }
}
