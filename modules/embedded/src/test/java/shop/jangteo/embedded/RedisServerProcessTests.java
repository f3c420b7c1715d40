package shop.jangteo.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerProcessTests {

    @TempDir
    Path home;

    @Test
    void redisAnswersAndIsGoneAfterClose() throws Exception {
        RedisServerProcess redis = RedisServerProcess.throwAway();
        try (redis;
                Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), redis.port())) {
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII))
                    .isEqualTo("+PONG");
        }
        assertThat(redis.isRunning()).isFalse();
    }

    @Test
    void redisReturnsOnItsPort() {
        int port;
        try (RedisServerProcess first = RedisServerProcess.start(home, 0)) {
            port = first.port();
            first.kill();
        }
        try (RedisServerProcess second = RedisServerProcess.start(home, port)) {
            assertThat(second.port()).isEqualTo(port);
            assertThatThrownBy(() -> RedisServerProcess.start(home, 0))
                    .isInstanceOf(EmbeddedServerFailed.class)
                    .hasMessageContaining("is in use by another running server");
        }
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> RedisServerProcess.start(home, other.getLocalPort()))
                    .isInstanceOf(EmbeddedServerFailed.class)
                    .hasMessage("Port " + other.getLocalPort() + " is taken by another program; Redis needs it.");
        }
    }
}
