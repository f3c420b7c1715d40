package shop.jangteo.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folders for servers that keep nothing. What a JVM left behind is swept by the next one. */
final class ThrowAwayFolders {

    private static final Logger log = LoggerFactory.getLogger(ThrowAwayFolders.class);

    private ThrowAwayFolders() {}

    static synchronized Path create(String server) {
        Path all = Folders.writable(Folders.cache().resolve("throw-away"));
        sweep(all);
        return Folders.writable(
                all.resolve(server + "-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID()));
    }

    private static void sweep(Path all) {
        List<Path> leftovers;
        try (Stream<Path> folders = Files.list(all)) {
            leftovers =
                    folders.filter(folder -> !belongsToLivingProcess(folder)).toList();
        } catch (IOException e) {
            throw new EmbeddedServerFailed("The folder " + all + " cannot be read.", e);
        }
        for (Path leftover : leftovers) {
            try {
                Folders.delete(leftover);
            } catch (EmbeddedServerFailed e) {
                // Another JVM may be sweeping the same folder; what stays is swept next time.
                log.debug("{} was left for later: {}", leftover, e.getMessage());
            }
        }
    }

    /** Owner's process id in the name, server's in the file pid: a reused id only delays the sweep. */
    private static boolean belongsToLivingProcess(Path folder) {
        String[] parts = folder.getFileName().toString().split("-", 3);
        return parts.length == 3 && isAlive(parts[1]) || isAlive(serverOf(folder));
    }

    private static String serverOf(Path folder) {
        try {
            return Files.readString(folder.resolve("pid")).strip();
        } catch (IOException absent) {
            return "";
        }
    }

    private static boolean isAlive(String pid) {
        return !pid.isEmpty()
                && pid.chars().allMatch(Character::isDigit)
                && ProcessHandle.of(Long.parseLong(pid)).isPresent();
    }
}
