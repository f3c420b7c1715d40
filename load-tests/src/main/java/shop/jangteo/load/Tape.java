package shop.jangteo.load;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What {@link RecordingDriver} has written down, in the order in which it happened; saved when the process ends. */
final class Tape {

    /** System property of the recorded process: the file that its tape is saved in. */
    static final String FILE = "jangteo.load.tape";

    private static final List<Step> STEPS = new ArrayList<>();

    static {
        String file = System.getProperty(FILE);
        if (file != null) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> save(Path.of(file))));
        }
    }

    private Tape() {}

    /** One call of JDBC. */
    static final class Step implements Serializable {

        private static final long serialVersionUID = 1L;

        final int connection;
        final boolean replica;
        /** The trace id of the request, or the name of the thread where there is none. */
        final String by;

        final String call;
        final @Nullable Serializable argument;
        String sql = "";
        final ArrayList<Map<Integer, Object>> parameters = new ArrayList<>();
        /** By row and column. */
        final HashMap<Cell, Object> seen = new HashMap<>();

        Step(int connection, boolean replica, String by, String call, @Nullable Serializable argument) {
            this.connection = connection;
            this.replica = replica;
            this.by = by;
            this.call = call;
            this.argument = argument;
        }

        void saw(int row, int column, Object value) {
            if (value instanceof Number || value instanceof String || value instanceof byte[]) {
                seen.put(new Cell(row, column), value);
            }
        }

        boolean runsSql() {
            return !sql.isEmpty();
        }
    }

    record Cell(int row, int column) implements Serializable {}

    static Step add(int connection, String url, String call, @Nullable Object argument) {
        String trace = MDC.get("traceId");
        var step = new Step(
                connection,
                url.contains(RecordingDriver.REPLICA),
                trace == null ? Thread.currentThread().getName() : trace,
                call,
                (Serializable) argument);
        synchronized (STEPS) {
            STEPS.add(step);
        }
        return step;
    }

    private static void save(Path file) {
        synchronized (STEPS) {
            try (var out = new ObjectOutputStream(Files.newOutputStream(file))) {
                out.writeObject(new ArrayList<>(STEPS));
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    @SuppressWarnings("unchecked")
    static List<Step> load(Path file) {
        try (var in = new ObjectInputStream(Files.newInputStream(file))) {
            return (List<Step>) in.readObject();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (ClassNotFoundException foreign) {
            throw new IllegalStateException(foreign);
        }
    }
}
