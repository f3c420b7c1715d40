package shop.jangteo.support.application;

import java.util.Comparator;
import java.util.List;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.support.domain.review.PurchasedLine;
import shop.jangteo.support.domain.review.PurchasedLines;

/** Keeps what a member bought, and what of it arrived and may be reviewed. */
@UseCase
public class RememberPurchase {

    public record Command(List<PurchasedLine> lines) {}

    private final PurchasedLines lines;

    RememberPurchase(PurchasedLines lines) {
        this.lines = lines;
    }

    /** Locks lines by their id, so that payment and delivery of one order never wait for each other in a circle. */
    @InTransaction
    public void handle(Command command) {
        command.lines().stream()
                .sorted(Comparator.comparing(line -> line.lineId().toString()))
                .forEach(lines::remember);
    }
}
