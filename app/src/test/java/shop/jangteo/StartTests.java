package shop.jangteo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("SY-1 SY-7: when it can't start, it says why in one sentence")
class StartTests {

    private static final String KEY = "Zm9ydHktdHdvIGlzIG5vdCBhIGdvb2Qgc2VjcmV0ISE=";

    private record Outcome(int exitCode, String output) {}

    private static Outcome start(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                JangteoApplication.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("JANGTEO_") || name.startsWith("SPRING_") || name.startsWith("SERVER_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), output);
    }

    private static void saysOnly(Outcome outcome, String sentence) {
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.output().lines().filter(line -> !line.contains("warning")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Jangteo can't start: ")
                .contains(sentence);
    }

    @Test
    void aTakenPort(@TempDir Path home) throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            saysOnly(
                    start(Map.of(
                            "SPRING_PROFILES_ACTIVE", "demo",
                            "JANGTEO_EMBEDDED_HOME", home.toString(),
                            "SERVER_PORT", String.valueOf(taken.getLocalPort()))),
                    "port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void aFolderThatCanNotBeWritten(@TempDir Path home) throws Exception {
        // A file where the folder should be can't be written by anybody, root included.
        Path file = Files.createFile(home.resolve("file"));

        saysOnly(
                start(Map.of(
                        "SPRING_PROFILES_ACTIVE",
                        "demo",
                        "SERVER_PORT",
                        "0",
                        "JANGTEO_EMBEDDED_HOME",
                        file.resolve("data").toString())),
                "can't be written");
    }

    @Test
    void noProfile() throws Exception {
        saysOnly(start(Map.of()), "set SPRING_PROFILES_ACTIVE to demo or prod");
    }

    @Test
    void productionTogetherWithTheDemo() throws Exception {
        saysOnly(start(Map.of("SPRING_PROFILES_ACTIVE", "prod,demo")), "exclude each other");
    }

    @ParameterizedTest
    @CsvSource({
        "JANGTEO_DATABASE_PASSWORD, '', jangteo.database.password is missing",
        "JANGTEO_DATABASE_PASSWORD, jangteo, jangteo.database.password is a secret that everybody knows",
        "JANGTEO_SECURITY_TOKEN_KEYS, '', jangteo.security.token-keys is missing",
        "JANGTEO_SECURITY_TOKEN_KEYS, k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, jangteo.security.token-keys is"
                + " a secret that everybody knows",
        "JANGTEO_SECURITY_DATA_KEYS, test:dGVzdC1kYXRhLWtleS10ZXN0LWRhdGEta2V5LXRlc3Q=, jangteo.security.data-keys is"
                + " a secret that everybody knows",
        "JANGTEO_SECURITY_INDEX_KEY, '', jangteo.security.index-key is missing"
    })
    void productionWithoutASecretOfItsOwn(String variable, String value, String sentence) throws Exception {
        var environment = new java.util.HashMap<>(Map.of(
                "SPRING_PROFILES_ACTIVE", "prod",
                "JANGTEO_DATABASE_PRIMARY_URL", "jdbc:mysql://127.0.0.1:1/platform",
                "JANGTEO_DATABASE_USERNAME", "shop",
                "JANGTEO_DATABASE_PASSWORD", "own-and-long-enough",
                "JANGTEO_REDIS_URL", "redis://127.0.0.1:1",
                "JANGTEO_SECURITY_TOKEN_KEYS", "k1:" + KEY,
                "JANGTEO_SECURITY_DATA_KEYS", "k1:" + KEY,
                "JANGTEO_SECURITY_INDEX_KEY", KEY));
        environment.put(variable, value);

        saysOnly(start(environment), sentence);
    }
}
