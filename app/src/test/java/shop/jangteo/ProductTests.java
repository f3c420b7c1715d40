package shop.jangteo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.jangteo.testkit.ApiClient;

@DisplayName("SY-1: the product as it is started")
class ProductTests {

    private static final Pattern OPEN = Pattern.compile("Jangteo is open: http://localhost:(\\d+)/");
    private static final Map<String, Object> NEWCOMER = Map.of(
            "email", "newcomer@example.com",
            "password", "blue-Kettle-4711",
            "name", "김하늘",
            "phone", "010-1234-5678",
            "consents", Map.of("terms", true, "privacy", true));

    private static Process start(Path home, Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                JangteoApplication.class.getName(),
                "--spring.profiles.active=demo",
                "--server.port=0",
                "--jangteo.embedded.home=" + home));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static ApiClient open(Process process, Path log) {
        String port = await().atMost(Duration.ofSeconds(120))
                .until(
                        () -> {
                            assertThat(process.isAlive()).as(() -> read(log)).isTrue();
                            Matcher matcher = OPEN.matcher(read(log));
                            return matcher.find() ? matcher.group(1) : "";
                        },
                        found -> !found.isEmpty());
        return ApiClient.of("http://127.0.0.1:" + port);
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    /** As Ctrl-C does, but for the terminal. */
    private static void interrupt(Process process) throws Exception {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertThat(process.waitFor(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }

    private static Stream<String> runningIn(Path home) {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(command -> command.contains(home.toString()));
    }

    @Test
    @DisplayName("data stay between starts, --fresh empties them, and an interrupt leaves nothing running")
    void dataStayUntilTheyAreEmptied(@TempDir Path folder) throws Exception {
        Path home = folder.resolve("data");
        Path log = folder.resolve("log");

        Process first = start(home, log);
        ApiClient shop = open(first, log);
        shop.post("/api/auth/login", Map.of("email", "demo", "password", "demo"))
                .expect(200);
        assertThat(shop.get("/api/products")
                        .expect(200)
                        .json()
                        .get("totalItems")
                        .asInt())
                .isPositive();
        shop.post("/api/users", NEWCOMER).expect(201);
        interrupt(first);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(runningIn(home)).isEmpty());

        Process second = start(home, log);
        assertThat(open(second, log).post("/api/users", NEWCOMER).expect(409).code())
                .isEqualTo("EMAIL_TAKEN");
        interrupt(second);

        Process third = start(home, log, "--fresh");
        open(third, log).post("/api/users", NEWCOMER).expect(201);
        interrupt(third);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(runningIn(home)).isEmpty());
    }
}
