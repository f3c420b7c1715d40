package shop.jangteo.codegen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 over all that decides what is generated; kept beside the generated code. */
record MigrationFingerprint(String value) {

    private static final String FILE = ".fingerprint";

    static MigrationFingerprint of(Path migrations, String... decisions) throws IOException {
        MessageDigest digest = sha256();
        for (String decision : decisions) {
            digest.update((decision + "\n").getBytes(StandardCharsets.UTF_8));
        }
        List<Path> files;
        try (Stream<Path> tree = Files.walk(migrations)) {
            files = tree.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            byte[] content = Files.readAllBytes(file);
            String header = migrations.relativize(file) + " " + content.length + "\n";
            digest.update(header.getBytes(StandardCharsets.UTF_8));
            digest.update(content);
        }
        return new MigrationFingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    boolean isKeptIn(Path output) throws IOException {
        Path file = output.resolve(FILE);
        return Files.exists(file) && Files.readString(file).equals(value);
    }

    void keepIn(Path output) throws IOException {
        Files.writeString(output.resolve(FILE), value);
    }

    static void forget(Path output) throws IOException {
        Files.deleteIfExists(output.resolve(FILE));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256", e);
        }
    }
}
