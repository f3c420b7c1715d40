package shop.jangteo.catalog;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import shop.jangteo.contract.catalog.OfferChanged;
import shop.jangteo.contract.catalog.StockLevelChanged;

/** What the catalog has told the others, from whatever thread, and committed. */
@Component
public class Told {

    private final Queue<OfferChanged> offers = new ConcurrentLinkedQueue<>();
    private final Queue<StockLevelChanged> levels = new ConcurrentLinkedQueue<>();

    @EventListener
    void on(OfferChanged offer) {
        afterCommit(() -> offers.add(offer));
    }

    @EventListener
    void on(StockLevelChanged level) {
        afterCommit(() -> levels.add(level));
    }

    // Not @TransactionalEventListener: the registry would want a second connection while the publisher has its own.
    private static void afterCommit(Runnable remember) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                remember.run();
            }
        });
    }

    public List<OfferChanged> offersOf(UUID productId) {
        return offers.stream()
                .filter(offer -> offer.productId().equals(productId))
                .toList();
    }

    public List<StockLevelChanged> levelsOf(UUID variantId) {
        return levels.stream()
                .filter(level -> level.variantId().equals(variantId))
                .toList();
    }
}
