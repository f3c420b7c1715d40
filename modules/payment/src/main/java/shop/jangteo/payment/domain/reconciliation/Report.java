package shop.jangteo.payment.domain.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;

/** What comparing a day came to. Figures are of the day itself. */
public record Report(
        UUID id,
        LocalDate day,
        UUID startedBy,
        Instant startedAt,
        Instant finishedAt,
        Side theirs,
        Side ours,
        List<Difference> differences) {

    /** Nobody asked for it. */
    public boolean isScheduled() {
        return startedBy.equals(Actor.SYSTEM.memberId());
    }

    /** One side's movements: how many, and what was taken and given back. */
    public record Side(int movements, Money captured, Money refunded) {

        public static Side of(LocalDate day, List<Movement> movements) {
            List<Movement> ofDay = movements.stream()
                    .filter(movement -> movement.day().equals(day))
                    .toList();
            return new Side(ofDay.size(), sum(ofDay, Operation.CAPTURE), sum(ofDay, Operation.REFUND));
        }

        private static Money sum(List<Movement> movements, Operation operation) {
            return Money.sum(movements.stream()
                    .filter(movement -> movement.operation() == operation)
                    .map(Movement::amount)
                    .toList());
        }
    }
}
