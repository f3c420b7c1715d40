package shop.jangteo.load;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a product does to its database: {@code jdbc:recorded:<url>} is {@code jdbc:<url>}, with every statement,
 * its parameters, what was read from its result and the borders of the transactions in {@link Tape}. The product runs as
 * it is; only its JDBC URLs are others.
 */
public final class RecordingDriver implements Driver {

    static final String PREFIX = "jdbc:recorded:";

    /** A parameter that means nothing to the real driver: it tells which of the two servers it was. */
    static final String REPLICA = "replica=true";

    private static final AtomicInteger CONNECTIONS = new AtomicInteger();
    private static final Set<String> SESSION =
            Set.of("setAutoCommit", "commit", "rollback", "setReadOnly", "setTransactionIsolation");

    static {
        try {
            DriverManager.registerDriver(new RecordingDriver());
        } catch (SQLException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        Connection real = DriverManager.getConnection("jdbc:" + url.substring(PREFIX.length()), info);
        int number = CONNECTIONS.incrementAndGet();
        return proxy(Connection.class, (ignored, method, arguments) -> {
            if (SESSION.contains(method.getName()) && (arguments == null || arguments.length == 1)) {
                Tape.add(number, url, method.getName(), arguments == null ? null : arguments[0]);
            }
            Object result = call(real, method, arguments);
            return switch (method.getName()) {
                case "prepareStatement" ->
                    prepared((PreparedStatement) Objects.requireNonNull(result), number, url, (String) arguments[0]);
                case "createStatement" -> plain((Statement) Objects.requireNonNull(result), number, url);
                default -> result;
            };
        });
    }

    private static Statement plain(Statement real, int connection, String url) {
        return proxy(Statement.class, (ignored, method, arguments) -> {
            if (!method.getName().startsWith("execute") || arguments == null) {
                return call(real, method, arguments);
            }
            Tape.Step step = Tape.add(connection, url, "execute", null);
            step.sql = (String) arguments[0];
            step.parameters.add(new TreeMap<>());
            Object result = call(real, method, arguments);
            return result instanceof ResultSet rows ? read(rows, step) : result;
        });
    }

    private static PreparedStatement prepared(PreparedStatement real, int connection, String url, String sql) {
        return proxy(PreparedStatement.class, new InvocationHandler() {

            private TreeMap<Integer, Object> parameters = new TreeMap<>();
            private final java.util.List<java.util.Map<Integer, Object>> batch = new java.util.ArrayList<>();
            private Tape.@Nullable Step last;

            @Override
            public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
                    throws Throwable {
                String name = method.getName();
                if (arguments != null
                        && name.startsWith("set")
                        && arguments.length >= 2
                        && arguments[0] instanceof Integer i) {
                    parameters.put(i, name.equals("setNull") ? null : arguments[1]);
                } else if (name.equals("addBatch")) {
                    batch.add(new TreeMap<>(parameters));
                } else if (name.startsWith("execute")) {
                    Tape.Step step = Tape.add(connection, url, name.contains("Batch") ? "batch" : "execute", null);
                    step.sql = sql;
                    if (name.contains("Batch")) {
                        step.parameters.addAll(batch);
                        batch.clear();
                    } else {
                        step.parameters.add(new TreeMap<>(parameters));
                    }
                    last = step;
                }
                Object result = call(real, method, arguments);
                return result instanceof ResultSet rows && last != null && !name.equals("getGeneratedKeys")
                        ? read(rows, last)
                        : result;
            }
        });
    }

    private static ResultSet read(ResultSet real, Tape.Step step) {
        var row = new AtomicInteger(-1);
        return proxy(ResultSet.class, (ignored, method, arguments) -> {
            Object result = call(real, method, arguments);
            String name = method.getName();
            if (name.equals("next") && Boolean.TRUE.equals(result)) {
                row.incrementAndGet();
            } else if (name.startsWith("get") && arguments != null && result != null && row.get() >= 0) {
                if (arguments[0] instanceof Integer column) {
                    step.saw(row.get(), column, result);
                } else if (arguments[0] instanceof String label) {
                    step.saw(row.get(), real.findColumn(label), result);
                }
            }
            return result;
        });
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(RecordingDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("shop.jangteo.load");
    }
}
