package shop.jangteo.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.crypto.KeyRing;
import shop.jangteo.platform.web.Allowed;
import shop.jangteo.platform.web.GuestsToo;
import shop.jangteo.platform.web.Public;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@Import(GuestAccessTests.Endpoints.class)
@DisplayName("OR-1: a guest is known by a cookie, and only where guests are meant")
class GuestAccessTests {

    private static final String KEY = "test:dGVzdC10b2tlbi1rZXktdGVzdC10b2tlbi1rZXktMDE=";
    private static final GuestProperties PROPERTIES =
            new GuestProperties(Duration.ofDays(30), true, Duration.ofHours(1));

    @RestController
    static class Endpoints {

        record Who(@Nullable UUID id, @Nullable Role role) {

            static Who of(@Nullable Actor actor) {
                return actor == null ? new Who(null, null) : new Who(actor.memberId(), actor.role());
            }
        }

        private final GuestCookies cookies;
        private final AtomicInteger calls = new AtomicInteger();

        Endpoints(GuestCookies cookies) {
            this.cookies = cookies;
        }

        @GuestsToo
        @GetMapping("/api/try/guests")
        Who guests(Actor actor) {
            return Who.of(actor);
        }

        @GuestsToo
        @PostMapping("/api/try/guests")
        int command() {
            return calls.incrementAndGet();
        }

        @GuestsToo(newcomers = true)
        @PostMapping("/api/try/newcomers")
        Who newcomers(Actor actor, @RequestBody Map<String, Object> body, HttpServletResponse response) {
            cookies.give(actor, response);
            return Who.of(actor);
        }

        @Public
        @GetMapping("/api/try/everybody")
        Who everybody(@Nullable Actor actor) {
            return Who.of(actor);
        }

        @GetMapping("/api/try/members")
        Who members(Actor actor) {
            return Who.of(actor);
        }

        @Allowed({Role.BUYER, Role.MASTER_ADMIN})
        @GetMapping("/api/try/buyers")
        void buyers() {}
    }

    private final ApiClient api;
    private final AccessTokens tokens;
    private final Clock clock;

    GuestAccessTests(ApiClient api, AccessTokens tokens, Clock clock) {
        this.api = api.anonymous();
        this.tokens = tokens;
        this.clock = clock;
    }

    private String cookie(UUID guest) {
        return cookie(KEY, guest, clock);
    }

    private static String cookie(String keys, UUID guest, Clock clock) {
        return new GuestCookies(keys, PROPERTIES, clock).valueFor(guest);
    }

    private ApiClient with(String cookie) {
        return api.header("Cookie", GuestCookies.NAME + "=" + cookie);
    }

    @Test
    void whoComesWithNothingBecomesAGuestAndIsKnownAgain() {
        Answer first = api.post("/api/try/newcomers", Map.of()).expect(200);

        assertThat(first.text("role")).isEqualTo("GUEST");
        String header = String.valueOf(first.header("Set-Cookie"));
        assertThat(header)
                .contains("Max-Age=2592000", "Path=/", "HttpOnly", "SameSite=Lax", "Secure")
                .doesNotContain(first.text("id"));
        String value = header.substring(GuestCookies.NAME.length() + 1, header.indexOf(';'));
        assertThat(with(value).get("/api/try/guests").expect(200).text("id")).isEqualTo(first.text("id"));
        assertThat(with(value).post("/api/try/newcomers", Map.of()).expect(200).text("id"))
                .isEqualTo(first.text("id"));
    }

    @Test
    void everywhereElseAGuestIsNobody() {
        String token = tokens.issueForOrder(UUID.randomUUID(), Duration.ofHours(1), clock.instant());
        for (ApiClient guest : new ApiClient[] {with(cookie(UUID.randomUUID())), api.withToken(token)}) {
            guest.get("/api/try/guests").expect(200);
            assertThat(guest.get("/api/try/members").expect(401).code()).isEqualTo("UNAUTHENTICATED");
            guest.get("/api/try/buyers").expect(401);
            assertThat(guest.get("/api/try/everybody").expect(200).json().has("id"))
                    .isFalse();
        }
        api.get("/api/try/guests").expect(401);
    }

    @Test
    void aMemberStaysTheMemberWhateverTheCookieSays() {
        Actor member = Actor.buyer(UUID.randomUUID());

        Answer answer = with(cookie(UUID.randomUUID()))
                .withToken(tokens.issue(member.memberId(), Role.BUYER, null, UUID.randomUUID(), clock.instant()))
                .get("/api/try/guests")
                .expect(200);

        assertThat(answer.text("id")).isEqualTo(member.memberId().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1",
                "v1.dGVzdA.AAAA.AAAA",
                "v2.KEY.CONTENT.MAC",
                "v1.KEY.CONTENT.",
                "v1.KEY.CONTENT.MACA",
                "v1.KEY.OTHER.MAC",
                "v1.b3RoZXI.CONTENT.MAC",
                "v1.KEY.!!!.MAC",
                "v1.KEY.CONTENT.MAC.MAC"
            })
    void aForgedCookieIsNone(String forged) {
        String[] good = cookie(UUID.randomUUID()).split("\\.");
        String value = forged.replace("KEY", good[1])
                .replace("CONTENT", good[2])
                .replace("MAC", good[3])
                .replace("OTHER", cookie(UUID.randomUUID()).split("\\.")[2]);

        with(value).get("/api/try/guests").expect(401);
        assertThat(with(value).post("/api/try/newcomers", Map.of()).expect(200).header("Set-Cookie"))
                .as("it is replaced")
                .isNotNull();
    }

    @Test
    void aCookieIsSignedByOneOfTheKeysAndOfOurTime() {
        UUID guest = UUID.randomUUID();
        String other = "test:" + java.util.Base64.getEncoder().encodeToString(new byte[32]);
        var longAgo = Clock.offset(clock, Duration.ofDays(-30));
        String rotated = "new:" + java.util.Base64.getEncoder().encodeToString(new byte[32]) + "," + KEY;

        with(cookie(other, guest, clock)).get("/api/try/guests").expect(401);
        with(cookie(KEY, guest, longAgo)).get("/api/try/guests").expect(401);
        assertThat(KeyRing.parse("keys", rotated, "HmacSHA256").currentId()).isEqualTo("new");
        var request = new org.springframework.mock.web.MockHttpServletRequest();
        request.setCookies(
                new jakarta.servlet.http.Cookie(GuestCookies.NAME, "nonsense"),
                new jakarta.servlet.http.Cookie(GuestCookies.NAME, cookie(guest)));
        assertThat(new GuestCookies(rotated, PROPERTIES, clock).read(request))
                .as("after the keys were rotated")
                .isEqualTo(guest);
    }

    @Test
    @DisplayName("a request that another site's page makes with the cookie changes nothing")
    void anotherSitesPagesChangeNothing() {
        ApiClient guest = with(cookie(UUID.randomUUID()));

        for (String foreign : new String[] {"https://evil.example", "null", "http://127.0.0.1:1", "%%"}) {
            assertThat(guest.header("Origin", foreign)
                            .post("/api/try/guests")
                            .expect(403)
                            .code())
                    .isEqualTo("FORBIDDEN");
        }
        guest.header("Origin", "https://evil.example").get("/api/try/guests").expect(200);
        for (String form :
                new String[] {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "/"}) {
            guest.header("Content-Type", form).post("/api/try/guests").expect(415);
        }
        guest.post("/api/try/guests").expect(200);
        guest.header("Content-Type", "application/json;charset=UTF-8")
                .post("/api/try/guests")
                .expect(200);
        api.withToken(tokens.issueForOrder(UUID.randomUUID(), Duration.ofHours(1), clock.instant()))
                .header("Origin", "https://partner.example")
                .post("/api/try/guests")
                .expect(200);
    }

    @Test
    @DisplayName("API: a guest's Idempotency-Key is the guest's own")
    void aGuestsKeyIsItsOwn() {
        String key = UUID.randomUUID().toString();
        ApiClient guest = with(cookie(UUID.randomUUID())).idempotencyKey(key);

        Answer first = guest.post("/api/try/guests").expect(200);
        assertThat(guest.post("/api/try/guests").expect(200).header("Idempotent-Replayed"))
                .isEqualTo("true");
        assertThat(with(cookie(UUID.randomUUID()))
                        .idempotencyKey(key)
                        .post("/api/try/guests")
                        .expect(200)
                        .body())
                .isNotEqualTo(first.body());
    }

    @Test
    void aGuestsTokenRunsOut() {
        String token = tokens.issueForOrder(
                UUID.randomUUID(), Duration.ofHours(1), clock.instant().minus(Duration.ofHours(2)));

        assertThat(api.withToken(token).get("/api/try/guests").expect(401).code())
                .isEqualTo("TOKEN_EXPIRED");
    }

    @Test
    @DisplayName("OR-12: who looked one order up begins nothing new with that: no cart, no other order, no cookie")
    void whoLookedOneOrderUpBeginsNothingNew() {
        String token = tokens.issueForOrder(UUID.randomUUID(), Duration.ofHours(1), clock.instant());

        assertThat(api.withToken(token)
                        .post("/api/try/newcomers", Map.of())
                        .expect(401)
                        .header("Set-Cookie"))
                .isNull();
    }
}
