package shop.jangteo.budget;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import shop.jangteo.platform.web.TraceIds;

/** Counts the statements that a request has the database run, by its trace id. */
@TestConfiguration(proxyBeanMethods = false)
class CountedStatements {

    private static final Map<String, AtomicInteger> BY_TRACE = new ConcurrentHashMap<>();

    static int of(String traceId) {
        return BY_TRACE.getOrDefault(traceId, new AtomicInteger()).get();
    }

    @Bean
    static BeanPostProcessor counting() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof LazyConnectionDataSourceProxy dataSource ? counting(dataSource) : bean;
            }
        };
    }

    private static DataSource counting(DataSource target) {
        return new DelegatingDataSource(target) {
            @Override
            public Connection getConnection() throws java.sql.SQLException {
                Connection connection = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        connection.getClass().getInterfaces(),
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("prepareStatement")
                                    || method.getName().equals("createStatement")) {
                                BY_TRACE.computeIfAbsent(TraceIds.current(), id -> new AtomicInteger())
                                        .incrementAndGet();
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException failed) {
                                throw failed.getCause();
                            }
                        });
            }
        };
    }
}
