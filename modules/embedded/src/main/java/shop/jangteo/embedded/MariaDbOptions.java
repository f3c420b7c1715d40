package shop.jangteo.embedded;

import java.nio.file.Path;

/**
 * How a {@link MariaDbServer} is run.
 *
 * @param home folder of this one server: data, temporary files, log and lock live in it; created when missing
 * @param port TCP port on 127.0.0.1, 0 for a free one
 * @param serverId unique within a replication pair, 1 or more
 * @param durability what an acknowledged commit is worth
 * @param bufferPoolMegabytes InnoDB buffer pool in MiB
 * @param binlog whether the server writes a binary log, which a replica needs
 * @param password password of {@link MariaDbServer#USER}; set anew at each start
 */
public record MariaDbOptions(
        Path home,
        int port,
        int serverId,
        Durability durability,
        int bufferPoolMegabytes,
        boolean binlog,
        String password) {

    public MariaDbOptions {
        home = home.toAbsolutePath().normalize();
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port);
        }
        if (serverId < 1) {
            throw new IllegalArgumentException("server id " + serverId);
        }
        if (bufferPoolMegabytes < 8) {
            throw new IllegalArgumentException("buffer pool of " + bufferPoolMegabytes + " MiB");
        }
        if (password.isEmpty() || !password.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("the database password must be printable ASCII without spaces");
        }
    }

    /** Throw-away data on a free port. */
    public static MariaDbOptions fast(Path home) {
        return new MariaDbOptions(home, 0, 1, Durability.FAST, 64, false, "jangteo");
    }

    /** Data that is kept, on a fixed port (0 for a free one). */
    public static MariaDbOptions durable(Path home, int port, String password) {
        return new MariaDbOptions(home, port, 1, Durability.DURABLE, 256, false, password);
    }

    public MariaDbOptions withPort(int newPort) {
        return new MariaDbOptions(home, newPort, serverId, durability, bufferPoolMegabytes, binlog, password);
    }

    public MariaDbOptions withServerId(int newServerId) {
        return new MariaDbOptions(home, port, newServerId, durability, bufferPoolMegabytes, binlog, password);
    }

    public MariaDbOptions withBufferPoolMegabytes(int megabytes) {
        return new MariaDbOptions(home, port, serverId, durability, megabytes, binlog, password);
    }

    public MariaDbOptions withBinlog(boolean written) {
        return new MariaDbOptions(home, port, serverId, durability, bufferPoolMegabytes, written, password);
    }

    MariaDbOptions withDurability(Durability newDurability) {
        return new MariaDbOptions(home, port, serverId, newDurability, bufferPoolMegabytes, binlog, password);
    }

    public MariaDbOptions withPassword(String newPassword) {
        return new MariaDbOptions(home, port, serverId, durability, bufferPoolMegabytes, binlog, newPassword);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "MariaDB " + serverId + " in " + home + " (" + durability + ")";
    }
}
