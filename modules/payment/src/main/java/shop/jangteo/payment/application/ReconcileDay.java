package shop.jangteo.payment.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.application.port.PaymentGateway.Transaction;
import shop.jangteo.payment.domain.reconciliation.Books;
import shop.jangteo.payment.domain.reconciliation.Comparison;
import shop.jangteo.payment.domain.reconciliation.Difference;
import shop.jangteo.payment.domain.reconciliation.Movement;
import shop.jangteo.payment.domain.reconciliation.Operation;
import shop.jangteo.payment.domain.reconciliation.Remedy;
import shop.jangteo.payment.domain.reconciliation.Report;
import shop.jangteo.platform.alert.Alerts;
import shop.jangteo.platform.application.UseCase;

/**
 * Compares a business day with the provider's list of transactions (PA-10): asks the provider outside any transaction,
 * then keeps the report, and raises an alert when the two disagree. A day may be compared again.
 */
@UseCase
public class ReconcileDay {

    static final ZoneId SHOP_ZONE = ZoneId.of("Asia/Seoul");

    /** A refund whose answer was lost may be recorded here so much later than there. */
    private static final int LONGEST_DELAY = 14;

    /** @param day in Asia/Seoul; not in the future */
    public record Command(Actor actor, LocalDate day) {}

    private final PaymentGateway gateway;
    private final Books books;
    private final KeepReport keep;
    private final Alerts alerts;
    private final Ids ids;
    private final Clock clock;

    ReconcileDay(PaymentGateway gateway, Books books, KeepReport keep, Alerts alerts, Ids ids, Clock clock) {
        this.gateway = gateway;
        this.books = books;
        this.keep = keep;
        this.alerts = alerts;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @throws Forbidden when it isn't the operator who asks
     * @throws InvalidField when the day hasn't begun
     */
    public Report handle(Command command) {
        if (!command.actor().isOperator()) {
            throw new Forbidden();
        }
        Instant started = clock.instant();
        LocalDate day = command.day();
        if (day.isAfter(LocalDate.ofInstant(started, SHOP_ZONE))) {
            throw new InvalidField("date", "NOT_BEGUN");
        }
        List<Movement> there = theirs(day.minusDays(1), day.plusDays(1));
        // Ours after theirs: what is recorded meanwhile is then at least not missing here.
        List<Movement> here = books.movements(day.minusDays(1), day.plusDays(1));
        List<Difference> differences = compare(day, here, there);
        if (differences.stream().anyMatch(found -> found.remedy() == Remedy.REPEAT_REFUND)) {
            LocalDate earlier = day.minusDays(LONGEST_DELAY);
            there.addAll(theirs(earlier, day.minusDays(2)));
            differences = compare(day, books.movements(earlier, day.plusDays(1)), there);
        }
        var report = new Report(
                ids.next(),
                day,
                command.actor().memberId(),
                started,
                clock.instant(),
                Report.Side.of(day, there),
                Report.Side.of(day, here),
                differences);
        if (keep.handle(command.actor(), report) && !differences.isEmpty()) {
            alerts.raise(
                    "reconciliation-break",
                    "business day " + day,
                    differences.size() + " differences from the provider's books");
        }
        return report;
    }

    private List<Movement> theirs(LocalDate from, LocalDate to) {
        List<Movement> there = new ArrayList<>();
        for (LocalDate each = from; !each.isAfter(to); each = each.plusDays(1)) {
            gateway.transactions(each).stream().map(ReconcileDay::movement).forEach(there::add);
        }
        return there;
    }

    private List<Difference> compare(LocalDate day, List<Movement> here, List<Movement> there) {
        Set<String> references = new LinkedHashSet<>();
        there.forEach(movement -> references.add(movement.reference()));
        here.forEach(movement -> references.add(movement.reference()));
        return Comparison.of(day, books.payments(references), here, there);
    }

    private static Movement movement(Transaction transaction) {
        Operation operation = switch (transaction.kind()) {
            case CAPTURE -> Operation.CAPTURE;
            case REFUND -> Operation.REFUND;
            case DEPOSIT_TAKEN_BACK -> Operation.DEPOSIT_TAKEN_BACK;
        };
        return new Movement(
                transaction.reference(),
                transaction.providerKey(),
                operation,
                transaction.amount(),
                LocalDate.ofInstant(transaction.at(), SHOP_ZONE));
    }
}
