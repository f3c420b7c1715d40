package shop.jangteo.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shop over HTTP/1.1 with connections that are kept alive. */
final class Web {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final String base;

    Web(String base) {
        this.base = base;
    }

    /** Somebody with an access token. */
    record Member(UUID id, String token) {}

    /** @param own what is particular to this request, for {@link Script} */
    record Call(
            String method,
            String path,
            @Nullable Member by,
            @Nullable Object body,
            @Nullable String idempotencyKey,
            java.util.List<Object> own) {

        static Call get(String path, @Nullable Member by) {
            return new Call("GET", path, by, null, null, java.util.List.of());
        }
    }

    record Answer(int status, String body, long nanos) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        /** The status, and the code of a problem document. */
        String outcome() {
            if (status < 400) {
                return Integer.toString(status);
            }
            try {
                return status + " " + json().path("code").asString("");
            } catch (RuntimeException notJson) {
                return Integer.toString(status);
            }
        }

        Answer expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException("answered " + status + " instead of " + wanted + ": " + body);
            }
            return this;
        }
    }

    Answer send(Call call) {
        return send(call, null);
    }

    /** @param traceId under which a recording finds it */
    Answer send(Call call, @Nullable String traceId) {
        var request = HttpRequest.newBuilder(URI.create(base + call.path())).timeout(PATIENCE);
        if (call.by() != null) {
            request.header("Authorization", "Bearer " + call.by().token());
        }
        if (call.idempotencyKey() != null) {
            request.header("Idempotency-Key", call.idempotencyKey());
        }
        if (traceId != null) {
            request.header("traceparent", "00-" + traceId + "-00000000000000ff-01");
        }
        if (call.body() == null) {
            request.method(call.method(), HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(call.method(), HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(call.body())));
        }
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), System.nanoTime() - start);
        } catch (IOException lost) {
            throw new UncheckedIOException(call.method() + " " + call.path(), lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
