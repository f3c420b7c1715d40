package shop.jangteo.promotion.application;

import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.promotion.domain.pricing.Offer;
import shop.jangteo.promotion.domain.pricing.Offers;

/** Keeps the copy of what a variant is sold as up to date; older news change nothing. */
@UseCase
public class RememberOffer {

    private final Offers offers;

    RememberOffer(Offers offers) {
        this.offers = offers;
    }

    @InTransaction
    public void handle(Offer offer) {
        offers.save(offer);
    }
}
