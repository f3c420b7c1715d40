package shop.jangteo.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplicatedMariaDbTests {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String COUNT = "SELECT COUNT(*) FROM shop.t";

    @TempDir
    Path home;

    @Test
    void theReplicaShowsWhatThePrimaryCommitsAndRefusesWrites() throws Exception {
        try (ReplicatedMariaDb pair = ReplicatedMariaDb.throwAway()) {
            Sql.run(pair.primary(), "CREATE SCHEMA shop", "CREATE TABLE shop.t (id INT PRIMARY KEY)");
            Sql.run(pair.primary(), "INSERT INTO shop.t VALUES (1)");
            pair.awaitReplicaCaughtUp(PATIENCE);

            assertThat(Sql.value(pair.replica(), COUNT)).isEqualTo("1");
            assertThat(Sql.value(pair.replica(), "SELECT @@server_id")).isEqualTo("2");
            assertThatThrownBy(() -> Sql.run(pair.replica(), "INSERT INTO shop.t VALUES (2)"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getErrorCode()).isEqualTo(1290));
        }
    }

    @Test
    void aStoppedReplicaLagsUntilItGoesOn() throws Exception {
        try (ReplicatedMariaDb pair = ReplicatedMariaDb.throwAway()) {
            Sql.run(pair.primary(), "CREATE SCHEMA shop", "CREATE TABLE shop.t (id INT PRIMARY KEY)");
            pair.awaitReplicaCaughtUp(PATIENCE);

            pair.stopReplicaSqlThread();
            Sql.run(pair.primary(), "INSERT INTO shop.t VALUES (1)");
            assertThatThrownBy(() -> pair.awaitReplicaCaughtUp(Duration.ofMillis(200)))
                    .isInstanceOf(EmbeddedServerFailed.class)
                    .hasMessageContaining("has not caught up within 200 ms");
            assertThat(Sql.value(pair.replica(), COUNT)).isEqualTo("0");

            pair.startReplicaSqlThread();
            pair.awaitReplicaCaughtUp(PATIENCE);
            assertThat(Sql.value(pair.replica(), COUNT)).isEqualTo("1");
        }
    }

    @Test
    void aThrowAwayPairLeavesNothingBehind() {
        Path folder;
        try (ReplicatedMariaDb pair = ReplicatedMariaDb.throwAway()) {
            folder = pair.primary().options().home().getParent();
            assertThat(folder).isDirectory();
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void replicationGoesOnAfterStopAndCrash() throws Exception {
        MariaDbOptions options = MariaDbOptions.durable(home, 0, "secret").withBufferPoolMegabytes(64);
        try (ReplicatedMariaDb pair = ReplicatedMariaDb.start(options, 0)) {
            Sql.run(pair.primary(), "CREATE SCHEMA shop", "CREATE TABLE shop.t (id INT PRIMARY KEY)");
            Sql.run(pair.primary(), "INSERT INTO shop.t VALUES (1)");
        }
        try (ReplicatedMariaDb pair = ReplicatedMariaDb.start(options, 0)) {
            Sql.run(pair.primary(), "INSERT INTO shop.t VALUES (2)");
            pair.awaitReplicaCaughtUp(PATIENCE);
            assertThat(Sql.value(pair.replica(), COUNT)).isEqualTo("2");

            pair.primary().kill();
            pair.primary().restart();
            Sql.run(pair.primary(), "INSERT INTO shop.t VALUES (3)");
            pair.awaitReplicaCaughtUp(PATIENCE);
            assertThat(Sql.value(pair.replica(), COUNT)).isEqualTo("3");

            pair.replica().kill();
            Sql.run(pair.primary(), "INSERT INTO shop.t VALUES (4)");
            pair.restartReplica();
            pair.awaitReplicaCaughtUp(PATIENCE);
            assertThat(Sql.value(pair.replica(), COUNT)).isEqualTo("4");
        }
    }
}
