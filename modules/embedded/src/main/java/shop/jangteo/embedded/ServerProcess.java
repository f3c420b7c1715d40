package shop.jangteo.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that dies with this JVM.
 *
 * <p>The shell becomes the server (exec), after leaving a guard behind that reads the JVM's end of standard input: when
 * that pipe closes, because this class closes it or because the JVM is gone however it went, the guard sends TERM. Both
 * run in a session of their own, so that neither Ctrl-C in the terminal nor a kill of the JVM's process group reaches
 * the server before the product has closed its connection pools.
 */
final class ServerProcess {

    private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);

    private static final String GUARDED = """
        exec 3<&0
        { read -r _ <&3; kill -TERM $$; } >/dev/null 2>&1 &
        exec "$@" </dev/null 3<&-
        """;

    private final String name;
    private final Process process;
    private final Path logFile;
    private volatile boolean endIsWanted;

    private ServerProcess(String name, Process process, Path logFile) {
        this.name = name;
        this.process = process;
        this.logFile = logFile;
    }

    static ServerProcess start(String name, List<String> command, Path logFile) {
        List<String> line = new ArrayList<>(Platform.current().newSession());
        line.addAll(List.of("sh", "-c", GUARDED, "jangteo-" + name));
        line.addAll(command);
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(logFile.toFile())
                    .start();
            return new ServerProcess(name, process, logFile);
        } catch (IOException e) {
            throw new EmbeddedServerFailed(name + " cannot be launched: " + e.getMessage(), e);
        }
    }

    /** Returns when the log says so; fails with the log's gist when the server ends instead or takes too long. */
    void awaitReady(String readyText, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!logText().contains(readyText)) {
            if (!process.isAlive()) {
                throw new EmbeddedServerFailed(name + " ended while starting: " + gist());
            }
            if (System.nanoTime() > deadline) {
                kill();
                throw new EmbeddedServerFailed(
                        name + " was not ready within " + patience.toSeconds() + " s: " + gist());
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                kill();
                throw new EmbeddedServerFailed("The start of " + name + " was interrupted.", e);
            }
        }
        process.onExit().thenAccept(ended -> {
            if (!endIsWanted) {
                log.error("{} ended by itself with status {}: {}", name, ended.exitValue(), gist());
            }
        });
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Clean shutdown; by force when that takes longer than the patience. Returns when the process is gone. */
    void stop(Duration patience) {
        endIsWanted = true;
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
        boolean interrupted = false;
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            log.warn("{} did not stop within {} s and is killed", name, patience.toSeconds());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        kill();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() {
        endIsWanted = true;
        process.destroyForcibly().onExit().join();
    }

    private String logText() {
        try {
            return Files.readString(logFile, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private String gist() {
        List<String> lines = logText().lines().filter(line -> !line.isBlank()).toList();
        List<String> errors =
                lines.stream().filter(line -> line.contains("[ERROR]")).toList();
        List<String> telling = errors.isEmpty() ? lines : errors;
        return telling.isEmpty()
                ? "it left no message."
                : telling.subList(Math.max(0, telling.size() - 3), telling.size()).stream()
                        .map(line -> line.replaceFirst("^[-\\d: T.]+\\s*\\d*\\s*", ""))
                        .collect(Collectors.joining(" | "));
    }
}
