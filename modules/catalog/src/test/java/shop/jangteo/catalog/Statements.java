package shop.jangteo.catalog;

import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Counts what is asked of the database. */
@TestConfiguration(proxyBeanMethods = false)
public class Statements {

    private final AtomicInteger count = new AtomicInteger();

    @Bean
    ExecuteListenerProvider counting() {
        return new DefaultExecuteListenerProvider(new ExecuteListener() {
            @Override
            public void executeStart(ExecuteContext context) {
                count.incrementAndGet();
            }
        });
    }

    public int during(Runnable work) {
        int before = count.get();
        work.run();
        return count.get() - before;
    }
}
