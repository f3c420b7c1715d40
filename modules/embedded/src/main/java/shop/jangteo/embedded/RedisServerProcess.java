package shop.jangteo.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Redis server in a process of its own that listens on 127.0.0.1, keeps nothing on disk and ends with this JVM.
 * Failures are {@link EmbeddedServerFailed}.
 */
public final class RedisServerProcess implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RedisServerProcess.class);
    private static final Duration START_PATIENCE = Duration.ofSeconds(30);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final Path home;
    private final boolean throwAway;
    private final FolderLock lock;
    private final ServerProcess process;
    private final int port;

    private RedisServerProcess(Path folder, int wantedPort, boolean throwAway) {
        this.home = Folders.writable(folder);
        this.throwAway = throwAway;
        this.lock = FolderLock.take(home);
        boolean started = false;
        try {
            Path executable = executable();
            lock.awaitRemnant(executable.getFileName().toString());
            if (wantedPort != 0) {
                Ports.requireFree(wantedPort, "Redis");
            }
            this.port = wantedPort == 0 ? Ports.free() : wantedPort;
            this.process = ServerProcess.start("redis", command(executable), home.resolve("server.log"));
            lock.rememberServer(process.pid());
            process.awaitReady("Ready to accept connections", START_PATIENCE);
            started = true;
            log.debug("Redis listens on 127.0.0.1:{}", port);
        } finally {
            if (!started) {
                lock.release();
            }
        }
    }

    /** Starts in a folder that holds its log; port 0 stands for a free one. */
    public static RedisServerProcess start(Path home, int port) {
        return new RedisServerProcess(home, port, false);
    }

    /** Starts on a free port, in a folder that goes with it. */
    public static RedisServerProcess throwAway() {
        return new RedisServerProcess(ThrowAwayFolders.create("redis"), 0, true);
    }

    private List<String> command(Path executable) {
        return List.of(
                executable.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                home.toString(),
                "--daemonize",
                "no",
                "--appendonly",
                "no",
                "--save",
                "");
    }

    private static synchronized Path executable() {
        String resource = Platform.current().redisResource();
        Path folder = Folders.writable(Folders.cache().resolve("redis"));
        Path executable = folder.resolve(resource);
        if (Files.isExecutable(executable)) {
            return executable;
        }
        try (InputStream content = RedisServerProcess.class.getClassLoader().getResourceAsStream(resource)) {
            if (content == null) {
                throw new EmbeddedServerFailed(
                        "The class path has no Redis for " + Platform.current() + "; embedded-redis is missing.");
            }
            // Each process makes its own copy; the rename is what publishes it, whole.
            Path half = Files.createTempFile(folder, resource, ".half");
            Files.copy(content, half, StandardCopyOption.REPLACE_EXISTING);
            if (!half.toFile().setExecutable(true)) {
                throw new EmbeddedServerFailed("The file " + half + " cannot be made executable.");
            }
            return Files.move(half, executable, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new EmbeddedServerFailed("The folder " + folder + " cannot be filled: " + e.getMessage(), e);
        }
    }

    public int port() {
        return port;
    }

    /** redis://127.0.0.1:port */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Process id of the server, for tests that look at it from outside. */
    public long pid() {
        return process.pid();
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** The server dies on the spot (SIGKILL), as in a crash. */
    public void kill() {
        process.kill();
        lock.release();
    }

    /** Clean shutdown; returns when the server is gone. Harmless when it is gone already. */
    @Override
    public void close() {
        process.stop(STOP_PATIENCE);
        lock.release();
        if (throwAway) {
            Folders.delete(home);
        }
    }
}
