package shop.jangteo.catalog.application.port;

import java.util.List;
import shop.jangteo.catalog.domain.CatalogEvent;

/** Tells the other contexts, in the transaction in which it happened. */
public interface CatalogEvents {

    void publish(List<CatalogEvent> events);
}
