package shop.jangteo.embedded;

import java.util.List;

/** What an acknowledged commit is worth after a crash. */
public enum Durability {
    /** For data that is thrown away: nothing is flushed, a crash may cost commits and the data directory. */
    FAST(List.of("--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=OFF", "--sync-binlog=0")),

    /** Acknowledged commits survive the death of the server process and of the machine. */
    DURABLE(List.of("--innodb-flush-log-at-trx-commit=1", "--innodb-doublewrite=ON", "--sync-binlog=1")),

    /**
     * For a replica: what the death of the machine costs is fetched from the primary again, because the position in its
     * history is committed with the data. Flushing each commit, one after the other, a replica falls behind its primary.
     */
    FOLLOWING(List.of("--innodb-flush-log-at-trx-commit=2", "--innodb-doublewrite=ON", "--sync-binlog=0"));

    private final List<String> flags;

    Durability(List<String> flags) {
        this.flags = flags;
    }

    /** Of a server that follows one with this durability. */
    Durability ofReplica() {
        return this == DURABLE ? FOLLOWING : this;
    }

    List<String> flags() {
        return flags;
    }
}
