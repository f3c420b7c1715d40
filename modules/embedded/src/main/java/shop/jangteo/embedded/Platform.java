package shop.jangteo.embedded;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The operating systems and processors that have server binaries. */
enum Platform {
    LINUX_X64("linux", "redis-server-6.2.6-v5-linux-amd64"),
    LINUX_ARM64(null, "redis-server-6.2.7-linux-arm64"),
    MAC_ARM64("osx", "redis-server-6.2.6-v5-darwin-arm64"),
    MAC_X64(null, "redis-server-6.2.6-v5-darwin-amd64");

    private final @Nullable String mariaDbFolder;
    private final String redisResource;

    Platform(@Nullable String mariaDbFolder, String redisResource) {
        this.mariaDbFolder = mariaDbFolder;
        this.redisResource = redisResource;
    }

    static Platform current() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "");
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        if (system.startsWith("linux")) {
            return arm ? LINUX_ARM64 : LINUX_X64;
        }
        if (system.startsWith("mac")) {
            return arm ? MAC_ARM64 : MAC_X64;
        }
        throw new EmbeddedServerFailed("Embedded servers run on Linux and macOS, not on "
                + System.getProperty("os.name") + "; use WSL or servers of your own.");
    }

    String mariaDbFolder() {
        if (mariaDbFolder == null) {
            throw new EmbeddedServerFailed(
                    "There is no embedded MariaDB for " + this + "; configure a database server of your own.");
        }
        return mariaDbFolder;
    }

    String redisResource() {
        return redisResource;
    }

    /** Command prefix that runs the rest in a session of its own without changing the process id. */
    List<String> newSession() {
        return this == MAC_ARM64 || this == MAC_X64
                ? List.of("/usr/bin/perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV or die $!", "--")
                : List.of("setsid");
    }
}
