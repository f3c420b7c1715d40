package shop.jangteo.payment.application;

import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.jangteo.kernel.Actor;
import shop.jangteo.payment.domain.PaymentPolicy;
import shop.jangteo.payment.domain.reconciliation.Books;
import shop.jangteo.platform.alert.Alerts;
import shop.jangteo.platform.application.UseCase;

/**
 * Compares the days of the last week that are over and that nobody has compared since: one that failed, or whose process
 * died, is due until it is done.
 */
@UseCase
public class ReconcileDueDays {

    private static final Logger log = LoggerFactory.getLogger(ReconcileDueDays.class);
    private static final int DAYS_BACK = 7;

    private final ReconcileDay reconcile;
    private final Books books;
    private final Alerts alerts;
    private final PaymentPolicy policy;
    private final Clock clock;

    ReconcileDueDays(ReconcileDay reconcile, Books books, Alerts alerts, PaymentPolicy policy, Clock clock) {
        this.reconcile = reconcile;
        this.books = books;
        this.alerts = alerts;
        this.policy = policy;
        this.clock = clock;
    }

    public void handle() {
        LocalDate open = LocalDate.ofInstant(clock.instant().minus(policy.booksClose()), ReconcileDay.SHOP_ZONE);
        for (LocalDate day = open.minusDays(DAYS_BACK); day.isBefore(open); day = day.plusDays(1)) {
            if (!books.isReconciled(day)) {
                attempt(day);
            }
        }
    }

    /** One day that can't be compared must not keep the others waiting. */
    private void attempt(LocalDate day) {
        try {
            reconcile.handle(new ReconcileDay.Command(Actor.SYSTEM, day));
        } catch (RuntimeException failed) {
            log.error("business day {} not compared with the provider's books", day, failed);
            alerts.raise(
                    "reconciliation-failed",
                    "business day " + day,
                    failed.getClass().getSimpleName());
        }
    }
}
