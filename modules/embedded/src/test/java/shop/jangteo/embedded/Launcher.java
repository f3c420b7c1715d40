package shop.jangteo.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** Another JVM that starts a server and waits to be killed. */
final class Launcher implements AutoCloseable {

    private final Process jvm;
    private final BufferedReader output;

    private Launcher(Process jvm) {
        this.jvm = jvm;
        this.output = jvm.inputReader();
    }

    static Launcher startOn(Path home) throws IOException {
        return new Launcher(new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    public static void main(String[] arguments) throws IOException {
        try {
            MariaDbServer server = MariaDbServer.start(MariaDbOptions.fast(Path.of(arguments[0])));
            System.out.println("server " + server.pid());
            System.in.read();
        } catch (EmbeddedServerFailed e) {
            System.out.println("refused: " + e.getMessage());
        }
    }

    String awaitLine(String start) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
        }
        throw new AssertionError("The other JVM ended without a line that starts with " + start);
    }

    void kill() {
        jvm.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
