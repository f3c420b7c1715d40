package shop.jangteo.ordering.application;

import java.util.UUID;
import shop.jangteo.ordering.domain.offer.Offer;
import shop.jangteo.ordering.domain.offer.Offers;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/** Keeps this context's copy of what is sold, and of how much is left, up to date; older news changes nothing. */
@UseCase
public class CopyOffer {

    private final Offers offers;

    CopyOffer(Offers offers) {
        this.offers = offers;
    }

    /** What the catalog says. */
    public sealed interface News {

        record Changed(Offer offer, long version) implements News {}

        record StockLevel(UUID variantId, int available, long version) implements News {}
    }

    @InTransaction
    public void handle(News news) {
        switch (news) {
            case News.Changed changed -> offers.keep(changed.offer(), changed.version());
            case News.StockLevel level -> offers.keepStock(level.variantId(), level.available(), level.version());
        }
    }
}
