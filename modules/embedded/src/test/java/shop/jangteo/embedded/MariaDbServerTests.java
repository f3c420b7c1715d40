package shop.jangteo.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MariaDbServerTests {

    @TempDir
    Path home;

    @Test
    void aThrowAwayServerAnswersAndLeavesNothingBehind() throws Exception {
        Path folder;
        try (MariaDbServer server = MariaDbServer.throwAway()) {
            folder = server.options().home();
            assertThat(Sql.value(server, "SELECT 6 * 7")).isEqualTo("42");
            assertThat(Sql.value(server, "SELECT @@transaction_isolation")).isEqualTo("READ-COMMITTED");
            assertThat(Sql.value(server, "SELECT @@time_zone")).isEqualTo("+00:00");
            assertThat(Sql.value(server, "SELECT @@innodb_snapshot_isolation")).isEqualTo("0");
            assertThat(Sql.value(server, "SELECT '봄 재킷'")).isEqualTo("봄 재킷");
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void theProductsAccountIsNoAdministrator() throws Exception {
        try (MariaDbServer server = MariaDbServer.throwAway()) {
            assertThat(Sql.value(server, "SHOW GRANTS"))
                    .contains("BINLOG MONITOR", "SLAVE MONITOR")
                    .doesNotContain("SUPER", "READ_ONLY ADMIN", "ALL PRIVILEGES");
            assertThatThrownBy(() -> Sql.run(server, "SET GLOBAL read_only = OFF"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    @SuppressWarnings("try") // The clean stop is what is tested.
    void dataSurviveACleanStopAndTheServerReturnsOnItsPort() throws Exception {
        try (MariaDbServer server = MariaDbServer.start(MariaDbOptions.fast(home))) {
            int port = server.port();
            Sql.run(server, "CREATE SCHEMA shop", "CREATE TABLE shop.t (id INT)", "INSERT INTO shop.t VALUES (7)");

            server.close();
            assertThat(server.isRunning()).isFalse();
            server.restart();

            assertThat(server.port()).isEqualTo(port);
            assertThat(Sql.value(server, "SELECT id FROM shop.t")).isEqualTo("7");
        }
        try (MariaDbServer again = MariaDbServer.start(MariaDbOptions.fast(home).withPassword("other"))) {
            assertThat(Sql.value(again, "SELECT id FROM shop.t")).isEqualTo("7");
        }
    }

    @Test
    void acknowledgedCommitsSurviveACrash() throws Exception {
        try (MariaDbServer server = MariaDbServer.start(
                MariaDbOptions.durable(home, 0, "secret").withBinlog(true).withBufferPoolMegabytes(64))) {
            Sql.run(server, "CREATE SCHEMA shop", "CREATE TABLE shop.t (id INT PRIMARY KEY) ENGINE=InnoDB");
            for (int id = 0; id < 50; id++) {
                Sql.run(server, "INSERT INTO shop.t VALUES (" + id + ")");
            }

            server.kill();
            server.restart();

            assertThat(Sql.value(server, "SELECT COUNT(*) FROM shop.t")).isEqualTo("50");
        }
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            MariaDbOptions options = MariaDbOptions.fast(home).withPort(other.getLocalPort());

            assertThatThrownBy(() -> MariaDbServer.start(options))
                    .isInstanceOf(EmbeddedServerFailed.class)
                    .hasMessage("Port " + other.getLocalPort() + " is taken by another program; MariaDB needs it.");
        }
    }

    @Test
    void aSecondServerOnTheSameDataIsRefusedAndTheFirstKeepsItsLock() throws Exception {
        try (MariaDbServer first = MariaDbServer.start(MariaDbOptions.fast(home))) {
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> MariaDbServer.start(MariaDbOptions.fast(home)))
                        .isInstanceOf(EmbeddedServerFailed.class)
                        .hasMessageContaining("is in use by another running server");
            }
            try (Launcher other = Launcher.startOn(home)) {
                assertThat(other.awaitLine("refused")).contains("is in use by another running server");
            }
            assertThat(first.isRunning()).isTrue();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");

        assertThatThrownBy(() -> MariaDbServer.start(MariaDbOptions.fast(file.resolve("database"))))
                .isInstanceOf(EmbeddedServerFailed.class)
                .hasMessageContaining("cannot be written to");
    }

    @Test
    void aServerThatCannotStartSaysWhy() throws Exception {
        MariaDbServer.start(MariaDbOptions.fast(home)).close();
        Files.writeString(home.resolve("data/ibdata1"), "not a tablespace");

        assertThatThrownBy(() -> MariaDbServer.start(MariaDbOptions.fast(home)))
                .isInstanceOf(EmbeddedServerFailed.class)
                .hasMessageContaining("ended while starting")
                .hasMessageContaining("[ERROR]");
    }

    @Test
    void theServerGoesWithAKilledJvmAndItsDataCanBeUsedAtOnce() throws Exception {
        long serverPid;
        try (Launcher launcher = Launcher.startOn(home)) {
            serverPid = Long.parseLong(launcher.awaitLine("server").substring("server ".length()));
            assertThat(ProcessHandle.of(serverPid)).isPresent();
            launcher.kill();
        }

        try (MariaDbServer next = MariaDbServer.start(MariaDbOptions.fast(home))) {
            assertThat(Sql.value(next, "SELECT 1")).isEqualTo("1");
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ProcessHandle.of(serverPid).isEmpty());
    }
}
