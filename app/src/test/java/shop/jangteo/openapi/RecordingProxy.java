package shop.jangteo.openapi;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** Stands between a client and the shop and remembers what they said. */
final class RecordingProxy implements AutoCloseable {

    private static final Set<String> OWN_TO_A_CONNECTION =
            Set.of("host", "connection", "content-length", "upgrade", "http2-settings", "transfer-encoding");

    private final HttpServer server;
    private final HttpClient shop =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
    private final int target;

    RecordingProxy(int target) throws IOException {
        this.target = target;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            URI uri = exchange.getRequestURI();
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + target + uri))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(sent));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (passed(name)) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            HttpResponse<byte[]> answer = shop.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String query = uri.getRawQuery();
            exchanges.add(new Exchange(
                    exchange.getRequestMethod(),
                    uri.getPath(),
                    query == null ? "" : query,
                    new String(sent, StandardCharsets.UTF_8),
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", ""),
                    answer.headers().firstValue("X-Trace-Id").isPresent(),
                    answer.headers().firstValue("Location").isPresent(),
                    new String(answer.body(), StandardCharsets.UTF_8)));
            answer.headers().map().forEach((name, values) -> {
                if (passed(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private static boolean passed(String header) {
        return !OWN_TO_A_CONNECTION.contains(header.toLowerCase(java.util.Locale.ROOT)) && !header.startsWith(":");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
