package shop.jangteo.promotion.adapter.in.messaging;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.catalog.OfferChanged;
import shop.jangteo.platform.event.JoinsTransaction;
import shop.jangteo.promotion.application.RememberOffer;
import shop.jangteo.promotion.domain.pricing.Offer;

@Component
class CatalogListener {

    private final RememberOffer rememberOffer;

    CatalogListener(RememberOffer rememberOffer) {
        this.rememberOffer = rememberOffer;
    }

    @JoinsTransaction
    @Order(20)
    void on(OfferChanged event) {
        rememberOffer.handle(new Offer(
                event.variantId(),
                event.productId(),
                event.brandId(),
                event.categoryPath(),
                event.productName(),
                event.unitPrice(),
                event.onSale(),
                event.version()));
    }
}
