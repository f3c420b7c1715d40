package shop.jangteo.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** TCP ports on 127.0.0.1. */
final class Ports {

    private Ports() {}

    static int free() {
        return probe(0);
    }

    static void requireFree(int port, String server) {
        try {
            probe(port);
        } catch (EmbeddedServerFailed e) {
            throw new EmbeddedServerFailed(
                    "Port " + port + " is taken by another program; " + server + " needs it.", e);
        }
    }

    private static int probe(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedServerFailed("Port " + port + " is not free.", e);
        }
    }
}
