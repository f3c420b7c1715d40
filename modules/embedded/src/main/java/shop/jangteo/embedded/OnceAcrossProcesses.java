package shop.jangteo.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Work that one process at a time does while the others wait. Threads of one JVM must not meet here. */
final class OnceAcrossProcesses {

    private OnceAcrossProcesses() {}

    interface Work {
        void run() throws IOException;
    }

    static void run(Path lockFile, Work work) {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock lock = channel.lock();
            try {
                work.run();
            } finally {
                lock.release();
            }
        } catch (IOException e) {
            throw new EmbeddedServerFailed(
                    "The folder " + lockFile.getParent() + " cannot be prepared: " + e.getMessage(), e);
        }
    }
}
