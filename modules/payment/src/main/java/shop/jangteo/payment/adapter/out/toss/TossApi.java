package shop.jangteo.payment.adapter.out.toss;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriBuilder;
import shop.jangteo.payment.adapter.out.toss.TossReply.Done;
import shop.jangteo.payment.adapter.out.toss.TossReply.NoAnswer;
import shop.jangteo.payment.adapter.out.toss.TossReply.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * HTTP with Toss: one request, one reply. Whatever comes back is the provider's word or no answer at all, never an
 * exception; nothing it sends is followed, and no more of it is read than a payment can be long.
 */
class TossApi {

    /** A payment, by the key that Toss gave it. */
    static final String BY_KEY = "/v1/payments/{paymentKey}";

    private static final Logger log = LoggerFactory.getLogger(TossApi.class);
    private static final String TRACE_ID = "X-TossPayments-Trace-Id";
    private static final String TEST_CODE = "TossPayments-Test-Code";
    private static final String CODE = "[A-Za-z0-9_.-]{1,100}";
    private static final int LONGEST_MESSAGE = 500;

    private final RestClient paying;
    private final RestClient asking;
    private final int largestAnswer;
    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    TossApi(TossProperties properties) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.connectTimeout())
                .build();
        // The colon belongs to it: the password is empty.
        String basic = Base64.getEncoder()
                .encodeToString((properties.secretKey() + ":").getBytes(StandardCharsets.ISO_8859_1));
        Function<Duration, RestClient> client = timeout -> {
            var requests = new JdkClientHttpRequestFactory(http);
            requests.setReadTimeout(timeout);
            return RestClient.builder()
                    .requestFactory(requests)
                    .baseUrl(properties.baseUrl())
                    .defaultHeader(HttpHeaders.AUTHORIZATION, "Basic " + basic)
                    .defaultHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
                    .build();
        };
        this.paying = client.apply(properties.payTimeout());
        this.asking = client.apply(properties.queryTimeout());
        this.largestAnswer = properties.largestAnswer();
    }

    TossReply get(String path, Object... values) {
        return get(uri -> uri.path(path), values);
    }

    TossReply get(Function<UriBuilder, UriBuilder> address, Object... values) {
        Supplier<TossReply> ask =
                () -> exchange(asking.get().uri(uri -> address.apply(uri).build(values)));
        TossReply reply = ask.get();
        // Asking twice does no harm.
        return reply instanceof NoAnswer ? ask.get() : reply;
    }

    /**
     * @param key of the operation: a repeated one has no further effect, whatever the body says
     * @param testCode the error it is to end in; absent: none
     */
    TossReply post(String path, String key, Map<String, ?> body, @Nullable String testCode, Object... values) {
        Supplier<TossReply> send = () -> {
            var request = paying.post()
                    .uri(uri -> uri.path(path).build(values))
                    .header("Idempotency-Key", key)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(json.writeValueAsBytes(body));
            return exchange(testCode == null ? request : request.header(TEST_CODE, testCode));
        };
        TossReply reply = send.get();
        return reply instanceof NoAnswer none && !none.asked() ? send.get() : reply;
    }

    private TossReply exchange(RestClient.RequestHeadersSpec<?> request) {
        try {
            return Objects.requireNonNull(request.exchange((_, response) -> read(response)));
        } catch (ResourceAccessException lost) {
            Throwable cause = lost.getMostSpecificCause();
            boolean asked =
                    !(lost.contains(ConnectException.class) || lost.contains(HttpConnectTimeoutException.class));
            return new NoAnswer(cause.getClass().getSimpleName(), asked);
        }
    }

    private TossReply read(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        JsonNode body = body(response);
        TossReply reply;
        if (body == null) {
            reply = new NoAnswer("status " + status + " and not a JSON object", true);
        } else if (response.getStatusCode().is2xxSuccessful()) {
            reply = new Done(body);
        } else if (response.getStatusCode().isError()
                && body.path("code").asString("").matches(CODE)) {
            reply = new Refused(status, body.path("code").asString(), message(body));
        } else {
            reply = new NoAnswer("status " + status + " and no code", true);
        }
        if (!(reply instanceof Done)) {
            log.info("{} (trace {})", reply, response.getHeaders().getFirst(TRACE_ID));
        }
        return reply;
    }

    /** @return what was sent, when that is an object or a list */
    private @Nullable JsonNode body(ClientHttpResponse response) throws IOException {
        try (InputStream in = response.getBody()) {
            byte[] bytes = in.readNBytes(largestAnswer + 1);
            if (bytes.length > largestAnswer) {
                return null;
            }
            JsonNode body = json.readTree(bytes);
            return body.isContainer() ? body : null;
        } catch (JacksonException malformed) {
            return null;
        }
    }

    private static String message(JsonNode error) {
        String message = error.path("message").asString("").strip();
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
    }
}
