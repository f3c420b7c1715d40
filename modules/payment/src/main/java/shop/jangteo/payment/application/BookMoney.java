package shop.jangteo.payment.application;

import shop.jangteo.kernel.Ids;
import shop.jangteo.payment.domain.ledger.Fact;
import shop.jangteo.payment.domain.ledger.Ledger;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/** Books what moves money or points, in the transaction in which it happens (PA-10). Nothing is booked of nothing. */
@UseCase
public class BookMoney {

    private final Ledger ledger;
    private final Ids ids;

    BookMoney(Ledger ledger, Ids ids) {
        this.ledger = ledger;
        this.ids = ids;
    }

    @InTransaction
    public void handle(Fact fact) {
        if (!fact.amount().isZero()) {
            ledger.add(fact.postings(ids));
        }
    }
}
