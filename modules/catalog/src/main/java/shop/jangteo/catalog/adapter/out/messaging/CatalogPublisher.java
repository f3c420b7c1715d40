package shop.jangteo.catalog.adapter.out.messaging;

import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import shop.jangteo.catalog.application.port.CatalogEvents;
import shop.jangteo.catalog.domain.CatalogEvent;
import shop.jangteo.catalog.domain.product.Offer;
import shop.jangteo.contract.catalog.OfferChanged;
import shop.jangteo.contract.catalog.StockLevelChanged;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.PublishedEvent;

/** The only place that makes {@code contract.catalog} records. */
@Component
class CatalogPublisher implements CatalogEvents {

    private final ApplicationEventPublisher publisher;
    private final Ids ids;
    private final Clock clock;

    CatalogPublisher(ApplicationEventPublisher publisher, Ids ids, Clock clock) {
        this.publisher = publisher;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void publish(List<CatalogEvent> events) {
        events.forEach(event -> publisher.publishEvent(published(event)));
    }

    private PublishedEvent published(CatalogEvent event) {
        return switch (event) {
            case CatalogEvent.OfferChanged(Offer offer, long version) ->
                new OfferChanged(
                        ids.next(),
                        clock.instant(),
                        offer.variantId(),
                        offer.productId(),
                        offer.brandId(),
                        offer.category().ids(),
                        offer.productName(),
                        offer.options(),
                        null,
                        offer.unitPrice(),
                        offer.onSale(),
                        version);
            case CatalogEvent.StockLevelChanged level ->
                new StockLevelChanged(
                        ids.next(), clock.instant(), level.variantId(), level.available(), level.version());
        };
    }
}
