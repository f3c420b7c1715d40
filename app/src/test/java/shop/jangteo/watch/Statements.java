package shop.jangteo.watch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import shop.jangteo.platform.web.TraceIds;

/**
 * Every statement that the shop under test sends to its databases: counted by trace id, held up or changed on the way when
 * a test says so.
 */
@TestConfiguration(proxyBeanMethods = false)
public class Statements {

    /** What a test does about statements as they pass. */
    public interface Watcher {

        /** @return what is sent instead */
        default String sent(String sql) {
            return sql;
        }

        /** @param server the id that the database knows the connection by */
        default void begins(String sql, long server) {}

        /** The database has answered, well or not. */
        default void ended(String sql) {}
    }

    /** A watcher until it is closed. */
    public interface Watching extends AutoCloseable {
        @Override
        void close();
    }

    /** Which sessions have ended lately: asked now and then, by whichever request comes first. */
    private static final String ASKED_FOR_ALL = "from `identity`.`sessions` where `ended_at` >=";

    private static final Map<String, AtomicInteger> BY_TRACE = new ConcurrentHashMap<>();
    private static final List<Watcher> WATCHERS = new CopyOnWriteArrayList<>();

    /** How many statements a request had the database run. */
    public static int of(String traceId) {
        return BY_TRACE.getOrDefault(traceId, new AtomicInteger()).get();
    }

    public static Watching watch(Watcher watcher) {
        WATCHERS.add(watcher);
        return () -> WATCHERS.remove(watcher);
    }

    /** From now on the shop sends other SQL than it means to. */
    public static Watching change(UnaryOperator<String> change) {
        return watch(new Watcher() {
            @Override
            public String sent(String sql) {
                return change.apply(sql);
            }
        });
    }

    @Bean
    static BeanPostProcessor watchedStatements() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof LazyConnectionDataSourceProxy dataSource ? watched(dataSource) : bean;
            }
        };
    }

    private static DataSource watched(DataSource target) {
        return new DelegatingDataSource(target) {
            @Override
            public Connection getConnection() throws SQLException {
                return watched(super.getConnection());
            }
        };
    }

    private static Connection watched(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Statements.class.getClassLoader(),
                connection.getClass().getInterfaces(),
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "createStatement" -> {
                        count();
                        yield plain(connection, (Statement) call(connection, method, arguments));
                    }
                    case "prepareStatement" -> {
                        if (!((String) arguments[0]).contains(ASKED_FOR_ALL)) {
                            count();
                        }
                        yield prepared(connection, method, arguments);
                    }
                    default -> call(connection, method, arguments);
                });
    }

    private static void count() {
        BY_TRACE.computeIfAbsent(TraceIds.current(), id -> new AtomicInteger()).incrementAndGet();
    }

    private static Object plain(Connection connection, Statement statement) {
        return WATCHERS.isEmpty()
                ? statement
                : Proxy.newProxyInstance(
                        Statements.class.getClassLoader(),
                        new Class<?>[] {Statement.class},
                        (proxy, called, given) -> given != null && given.length > 0 && given[0] instanceof String sql
                                ? observed(connection, sql, () -> call(statement, called, given))
                                : call(statement, called, given));
    }

    private static Object prepared(Connection connection, Method method, Object[] arguments) throws Throwable {
        if (WATCHERS.isEmpty()) {
            return call(connection, method, arguments);
        }
        String meant = (String) arguments[0];
        String sent = meant;
        for (Watcher watcher : WATCHERS) {
            sent = watcher.sent(sent);
        }
        arguments[0] = sent;
        var statement = (PreparedStatement) call(connection, method, arguments);
        return Proxy.newProxyInstance(
                Statements.class.getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, called, given) -> {
                    return called.getName().startsWith("execute")
                            ? observed(connection, meant, () -> call(statement, called, given))
                            : call(statement, called, given);
                });
    }

    private interface Execution {
        @Nullable
        Object run() throws Throwable;
    }

    private static @Nullable Object observed(Connection connection, String sql, Execution execution) throws Throwable {
        long server = connection.unwrap(org.mariadb.jdbc.Connection.class).getThreadId();
        WATCHERS.forEach(watcher -> watcher.begins(sql, server));
        try {
            return execution.run();
        } finally {
            WATCHERS.forEach(watcher -> watcher.ended(sql));
        }
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
