package shop.jangteo.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The product in a process of its own, as in production: both compilers, the profile {@code prod}. */
final class ShopProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);

    private final Process process;
    private final Path log;
    private final String base;

    private ShopProcess(Process process, Path log, String base) {
        this.process = process;
        this.log = log;
        this.base = base;
    }

    /** @param jvm more options of its JVM */
    static ShopProcess start(Map<String, String> settings, Path log, List<String> jvm) {
        try {
            int port = freePort();
            List<String> command = new ArrayList<>(
                    List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xms1g", "-Xmx1g"));
            command.addAll(jvm);
            command.addAll(List.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    "shop.jangteo.JangteoApplication",
                    "--spring.profiles.active=prod",
                    "--server.port=" + port));
            settings.forEach((name, value) -> command.add("--" + name + "=" + value));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            var shop = new ShopProcess(process, log, "http://127.0.0.1:" + port);
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            shop.awaitReady();
            return shop;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String base() {
        return base;
    }

    long pid() {
        return process.pid();
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + START.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var question = HttpRequest.newBuilder(URI.create(base + "/actuator/health/readiness"))
                    .build();
            while (System.nanoTime() < deadline) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("the shop died:\n" + Files.readString(log));
                }
                try {
                    if (client.send(question, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    // It isn't listening yet.
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        close();
        throw new IllegalStateException("the shop didn't become ready:\n" + Files.readString(log));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Lets it end as it would in production. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
