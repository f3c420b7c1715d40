package shop.jangteo.support.application;

import java.time.Instant;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.support.domain.BusinessDay;
import shop.jangteo.support.domain.figures.Figures;
import shop.jangteo.support.domain.figures.Tally;

/** Counts something on the business day when it happened (SU-6). */
@UseCase
public class CountFigure {

    public record Command(Instant happenedAt, Tally tally) {}

    private final Figures figures;

    CountFigure(Figures figures) {
        this.figures = figures;
    }

    @InTransaction
    public void handle(Command command) {
        figures.add(BusinessDay.of(command.happenedAt()), command.tally());
    }
}
