package shop.jangteo.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One server per folder, across processes. The operating system drops the lock with the JVM that holds it.
 *
 * <p>A POSIX lock is lost when its process closes any channel of the same file, so a folder that this JVM holds is
 * refused from memory, before the file is opened again.
 */
final class FolderLock {

    private static final Duration REMNANT_PATIENCE = Duration.ofSeconds(60);
    private static final Set<Path> HELD_HERE = new HashSet<>();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes the lock or says in one sentence who has it. */
    static FolderLock take(Path folder) {
        FolderLock lock = tryTake(folder);
        if (lock == null) {
            throw new EmbeddedServerFailed("The folder " + folder + " is in use by another running server.");
        }
        return lock;
    }

    /** The lock, or null when another server has the folder. */
    static @Nullable FolderLock tryTake(Path folder) {
        synchronized (HELD_HERE) {
            if (!HELD_HERE.add(folder)) {
                return null;
            }
            FolderLock lock = null;
            try {
                FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (channel.tryLock() == null) {
                    channel.close();
                    return null;
                }
                lock = new FolderLock(folder, channel);
                return lock;
            } catch (IOException e) {
                throw new EmbeddedServerFailed("The folder " + folder + " cannot be locked: " + e.getMessage(), e);
            } finally {
                if (lock == null) {
                    HELD_HERE.remove(folder);
                }
            }
        }
    }

    /** Harmless when repeated, also after somebody else has taken the folder. */
    void release() {
        synchronized (HELD_HERE) {
            if (!channel.isOpen()) {
                return;
            }
            HELD_HERE.remove(folder);
            try {
                channel.close();
            } catch (IOException e) {
                throw new EmbeddedServerFailed("The lock of " + folder + " cannot be released.", e);
            }
        }
    }

    void rememberServer(long pid) {
        try {
            Files.writeString(folder.resolve("pid"), Long.toString(pid));
        } catch (IOException e) {
            throw new EmbeddedServerFailed("The folder " + folder + " cannot be written to.", e);
        }
    }

    /** The server of a JVM that died may still be writing its last pages; it ends by itself, so wait for it. */
    void awaitRemnant(String executable) {
        try {
            Path file = folder.resolve("pid");
            if (!Files.exists(file)) {
                return;
            }
            long pid = Long.parseLong(Files.readString(file).strip());
            ProcessHandle remnant = ProcessHandle.of(pid)
                    .filter(process -> process.info()
                            .command()
                            .filter(command -> command.endsWith(executable))
                            .isPresent())
                    .orElse(null);
            if (remnant != null) {
                remnant.onExit().get(REMNANT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
            Files.delete(file);
        } catch (TimeoutException e) {
            throw new EmbeddedServerFailed("The folder " + folder + " is in use by another running server.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerFailed("The wait for the former server of " + folder + " was interrupted.", e);
        } catch (IOException | NumberFormatException | ExecutionException e) {
            throw new EmbeddedServerFailed("The file pid in " + folder + " cannot be read; delete it.", e);
        }
    }
}
