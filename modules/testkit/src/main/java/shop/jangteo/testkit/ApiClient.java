package shop.jangteo.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.security.AccessTokens;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API as somebody: immutable, every {@code as…} and {@code header} gives a new one. */
public final class ApiClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String base;
    private final @Nullable AccessTokens tokens;
    private final Clock clock;
    private final JsonMapper json;
    private final Map<String, Supplier<String>> headers;

    ApiClient(String base, @Nullable AccessTokens tokens, Clock clock, JsonMapper json) {
        this(base, tokens, clock, json, Map.of());
    }

    private ApiClient(
            String base,
            @Nullable AccessTokens tokens,
            Clock clock,
            JsonMapper json,
            Map<String, Supplier<String>> headers) {
        this.base = base;
        this.tokens = tokens;
        this.clock = clock;
        this.json = json;
        this.headers = headers;
    }

    /** A client of a server somewhere else, which makes its own tokens. */
    public static ApiClient of(String base) {
        return new ApiClient(base, null, Clock.systemUTC(), JsonMapper.shared());
    }

    /** With a token of a session that never ended, made anew for every request: however far a test moves the clock. */
    public ApiClient as(Actor actor) {
        if (tokens == null) {
            throw new IllegalStateException("log in over the API: tokens of this server can't be made here");
        }
        UUID session = UUID.randomUUID();
        return header(
                "Authorization",
                () -> "Bearer "
                        + tokens.issue(actor.memberId(), actor.role(), actor.brandId(), session, clock.instant()));
    }

    public ApiClient withToken(String accessToken) {
        return header("Authorization", "Bearer " + accessToken);
    }

    public ApiClient anonymous() {
        return new ApiClient(base, tokens, clock, json, Map.of());
    }

    public ApiClient header(String name, String value) {
        return header(name, () -> value);
    }

    private ApiClient header(String name, Supplier<String> value) {
        Map<String, Supplier<String>> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiClient(base, tokens, clock, json, more);
    }

    public ApiClient idempotencyKey(String key) {
        return header("Idempotency-Key", key);
    }

    /** With a key of its own for every request: two of them are two commands. */
    public ApiClient keyed() {
        return header("Idempotency-Key", () -> UUID.randomUUID().toString());
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path) {
        return send("POST", path, null);
    }

    /** @param body a string is sent as it is, anything else as JSON */
    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    private Answer send(String method, String path, @Nullable Object body) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        headers.forEach((name, value) -> request.header(name, value.get()));
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            String text = body instanceof String string ? string : json.writeValueAsString(body);
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(text));
        }
        try {
            return new Answer(
                    method + " " + path, HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()), json);
        } catch (IOException lost) {
            throw new java.io.UncheckedIOException(method + " " + path, lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
