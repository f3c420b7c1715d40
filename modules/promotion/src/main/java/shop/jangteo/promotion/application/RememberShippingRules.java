package shop.jangteo.promotion.application;

import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.promotion.domain.pricing.ShippingRuleBook;
import shop.jangteo.promotion.domain.pricing.ShippingRules;

/** Keeps the copy of what delivery costs up to date; older news change nothing. */
@UseCase
public class RememberShippingRules {

    private final ShippingRuleBook book;

    RememberShippingRules(ShippingRuleBook book) {
        this.book = book;
    }

    @InTransaction
    public void handle(ShippingRules rules) {
        book.save(rules);
    }
}
