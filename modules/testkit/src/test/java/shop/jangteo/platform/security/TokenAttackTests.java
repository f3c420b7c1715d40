package shop.jangteo.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.time.ShopClock;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@Import(TokenAttackTests.Endpoint.class)
@DisplayName("RELIABILITY §4: forged access tokens")
class TokenAttackTests {

    @RestController
    static class Endpoint {
        @GetMapping("/api/try/secret")
        void secret() {}
    }

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    /** The key of the test profile. */
    private static final byte[] KEY = "test-token-key-test-token-key-01".getBytes(StandardCharsets.UTF_8);

    private final ApiClient api;
    private final AccessTokens tokens;
    private final Clock clock;

    TokenAttackTests(ApiClient api, AccessTokens tokens, ShopClock clock) {
        this.api = api;
        this.tokens = tokens;
        this.clock = clock;
    }

    private String forge(String header, String claims, byte[] key) throws Exception {
        long now = clock.instant().getEpochSecond();
        String payload = claims.replace("NOW", String.valueOf(now))
                .replace("LATER", String.valueOf(now + 600))
                .replace("BEFORE", String.valueOf(now - 600));
        String signed = URL.encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + "."
                + URL.encodeToString(payload.getBytes(StandardCharsets.UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return signed + "." + URL.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static final String HEADER = "{'alg':'HS256','kid':'test'}".replace('\'', '"');
    private static final String CLAIMS = ("{'iss':'jangteo','aud':['jangteo-api'],'sub':'" + UUID.randomUUID()
                    + "','role':'MASTER_ADMIN','sid':'" + UUID.randomUUID() + "','iat':NOW,'exp':LATER}")
            .replace('\'', '"');

    @Test
    void theForgeryItselfIsGoodEnoughToProveSomething() throws Exception {
        api.withToken(forge(HEADER, CLAIMS, KEY)).get("/api/try/secret").expect(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"alg\":\"none\"} | iss | iss",
                "{\"alg\":\"None\",\"kid\":\"test\"} | iss | iss",
                "{\"alg\":\"HS512\",\"kid\":\"test\"} | iss | iss",
                "{\"alg\":\"RS256\",\"kid\":\"test\"} | iss | iss",
                "{\"alg\":\"HS256\",\"kid\":\"../../dev/null\"} | iss | iss",
                "{\"alg\":\"HS256\",\"kid\":\"test\"} | \"iss\":\"jangteo\" | \"iss\":\"other\"",
                "{\"alg\":\"HS256\",\"kid\":\"test\"} | jangteo-api | other-api",
                "{\"alg\":\"HS256\",\"kid\":\"test\"} | ,\"exp\":LATER | ~~",
                "{\"alg\":\"HS256\",\"kid\":\"test\"} | \"exp\":LATER | \"exp\":BEFORE",
                "{\"alg\":\"HS256\",\"kid\":\"test\"} | \"iat\":NOW | \"iat\":NOW,\"nbf\":LATER",
                "{\"alg\":\"HS256\",\"kid\":\"test\"} | \"role\":\"MASTER_ADMIN\", | ~~",
                "{\"alg\":\"HS256\",\"kid\":\"test\"} | MASTER_ADMIN | GOD",
                "{\"alg\":\"HS256\",\"kid\":\"test\"} | \"sub\":\" | \"sub\":\"x"
            })
    void aForgedTokenIsRefused(String header, String what, String by) throws Exception {
        String replacement = by == null || by.equals("~~") ? "" : by;

        Answer answer = api.withToken(forge(header, CLAIMS.replace(what, replacement), KEY))
                .get("/api/try/secret");

        answer.expect(401);
        assertThat(answer.code()).isIn("UNAUTHENTICATED", "TOKEN_EXPIRED");
    }

    @Test
    void aTokenSignedWithAnotherKeyIsRefused() throws Exception {
        byte[] other = "another-token-key-another-key-01".getBytes(StandardCharsets.UTF_8);

        api.withToken(forge(HEADER, CLAIMS, other)).get("/api/try/secret").expect(401);
    }

    @Test
    @DisplayName("API: TOKEN_EXPIRED")
    void aTokenThatHasRunOutSaysSo() {
        String token = tokens.issue(
                UUID.randomUUID(),
                Role.BUYER,
                null,
                UUID.randomUUID(),
                clock.instant().minus(tokens.lifetime()).minus(Duration.ofSeconds(5)));

        assertThat(api.withToken(token).get("/api/try/secret").expect(401).code())
                .isEqualTo("TOKEN_EXPIRED");
    }

    @Test
    @DisplayName("API: a token that was good a moment ago runs out in time, though its signature is known")
    void aTokenThatWorkedRunsOut() {
        String token = tokens.issue(UUID.randomUUID(), Role.BUYER, null, UUID.randomUUID(), clock.instant());
        api.withToken(token).get("/api/try/secret").expect(200);
        api.withToken(token).get("/api/try/secret").expect(200);

        api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null))
                .post(
                        "/api/admin/clock",
                        Map.of("advance", tokens.lifetime().plusSeconds(1).toString()))
                .expect(200);

        assertThat(api.withToken(token).get("/api/try/secret").expect(401).code())
                .isEqualTo("TOKEN_EXPIRED");
    }

    @Test
    @DisplayName("API: a token that is known helps nobody who changes a letter of it")
    void aKnownTokenThatIsChangedIsRefused() {
        String token = tokens.issue(UUID.randomUUID(), Role.BUYER, null, UUID.randomUUID(), clock.instant());
        api.withToken(token).get("/api/try/secret").expect(200);

        int claims = token.indexOf('.') + 10;
        char other = token.charAt(claims) == 'A' ? 'B' : 'A';
        String changed = token.substring(0, claims) + other + token.substring(claims + 1);

        api.withToken(changed).get("/api/try/secret").expect(401);
    }
}
