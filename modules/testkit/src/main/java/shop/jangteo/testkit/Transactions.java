package shop.jangteo.testkit;

import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets a test publish what another context would, inside a transaction of its own. */
public final class Transactions {

    private final TransactionTemplate template;

    Transactions(PlatformTransactionManager manager) {
        this.template = new TransactionTemplate(manager);
    }

    public void run(Runnable work) {
        template.executeWithoutResult(status -> work.run());
    }

    public <T> T call(Supplier<T> work) {
        return template.execute(status -> work.get());
    }
}
