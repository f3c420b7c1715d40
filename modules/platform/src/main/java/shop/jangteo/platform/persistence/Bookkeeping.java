package shop.jangteo.platform.persistence;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Short transactions of the platform's own, for rows that no member reads: they leave no write mark. */
@Component
public class Bookkeeping {

    static final String NAME = "bookkeeping";

    private final TransactionTemplate transaction;

    Bookkeeping(PlatformTransactionManager transactions) {
        transaction = new TransactionTemplate(transactions);
        transaction.setName(NAME);
    }

    public <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }
}
