package shop.jangteo.start;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Random secrets of one demo installation, made at its first start and kept beside its data. */
final class DemoSecrets {

    private static final String DATABASE_PASSWORD = "database-password";

    private final Properties values;

    private DemoSecrets(Properties values) {
        this.values = values;
    }

    static DemoSecrets in(Path home) {
        Path file = home.resolve("secrets.properties");
        try {
            var values = new Properties();
            if (Files.exists(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    values.load(reader);
                }
            } else {
                values.setProperty("jangteo.security.token-keys", "demo:" + random());
                values.setProperty("jangteo.security.data-keys", "demo:" + random());
                values.setProperty("jangteo.security.index-key", random());
                values.setProperty(DATABASE_PASSWORD, random().replaceAll("[^A-Za-z0-9]", ""));
                Files.writeString(file, "", StandardCharsets.UTF_8);
                if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
                try (Writer writer = Files.newBufferedWriter(file)) {
                    values.store(writer, "secrets of this demo installation");
                }
            }
            return new DemoSecrets(values);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String databasePassword() {
        return values.getProperty(DATABASE_PASSWORD, "");
    }

    Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (!name.equals(DATABASE_PASSWORD)) {
                settings.put(name.toString(), value);
            }
        });
        return settings;
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
