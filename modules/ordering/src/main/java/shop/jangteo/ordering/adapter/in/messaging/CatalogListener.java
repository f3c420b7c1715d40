package shop.jangteo.ordering.adapter.in.messaging;

import org.springframework.core.annotation.Order;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.catalog.OfferChanged;
import shop.jangteo.contract.catalog.StockLevelChanged;
import shop.jangteo.ordering.application.CopyOffer;
import shop.jangteo.ordering.application.CopyOffer.News;
import shop.jangteo.ordering.domain.offer.Offer;
import shop.jangteo.platform.event.JoinsTransaction;

/** An offer's copy is never stale, as orders are priced by it; what is left may lag, as the catalog decides at last. */
@Component
class CatalogListener {

    private final CopyOffer copyOffer;

    CatalogListener(CopyOffer copyOffer) {
        this.copyOffer = copyOffer;
    }

    @JoinsTransaction
    @Order(10)
    void on(OfferChanged event) {
        var offer = new Offer(
                event.variantId(),
                event.productId(),
                event.brandId(),
                event.productName(),
                event.options(),
                event.image(),
                event.unitPrice(),
                event.onSale(),
                null);
        copyOffer.handle(new News.Changed(offer, event.version()));
    }

    @ApplicationModuleListener(id = "ordering.on-stock-level-changed")
    void on(StockLevelChanged event) {
        copyOffer.handle(new News.StockLevel(event.variantId(), event.available(), event.version()));
    }
}
