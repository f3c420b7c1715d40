package shop.jangteo.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders the servers live in. */
final class Folders {

    private Folders() {}

    /** Shared unpacked binaries: system property or environment variable JANGTEO_CACHE, else ~/.cache/jangteo. */
    static Path cache() {
        String configured = System.getProperty("JANGTEO_CACHE", System.getenv("JANGTEO_CACHE"));
        return configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "jangteo")
                : Path.of(configured).toAbsolutePath().normalize();
    }

    /** Creates the folder, readable by its owner only, and makes sure that it can be written to. */
    static Path writable(Path folder) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.delete(Files.createTempFile(folder, "write", ".probe"));
            return folder.toRealPath();
        } catch (IOException e) {
            throw new EmbeddedServerFailed("The folder " + folder + " cannot be written to.", e);
        }
    }

    /** Copies the tree beside its target and renames it: the target is whole or absent. */
    static void copyWhole(Path from, Path to) {
        Path half = to.resolveSibling(to.getFileName() + ".half");
        delete(half);
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path source : (Iterable<Path>) tree::iterator) {
                Files.copy(source, half.resolve(from.relativize(source).toString()));
            }
            Files.move(half, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UncheckedIOException e) {
            throw new EmbeddedServerFailed("The folder " + to + " cannot be filled: " + e.getMessage(), e);
        }
    }

    /** Deletes the tree if it is there. */
    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    if (failure != null) {
                        throw failure;
                    }
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException absent) {
            // What should be gone is gone.
        } catch (IOException e) {
            throw new EmbeddedServerFailed("The folder " + folder + " cannot be removed: " + e.getMessage(), e);
        }
    }
}
