package shop.jangteo.support.application;

import java.util.UUID;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.support.domain.figures.Figures;
import shop.jangteo.support.domain.figures.OrderProgress;

/** Keeps the state of an order for the figures (SU-6). */
@UseCase
public class FollowOrder {

    public record Command(UUID orderId, OrderProgress progress) {}

    private final Figures figures;

    FollowOrder(Figures figures) {
        this.figures = figures;
    }

    @InTransaction
    public void handle(Command command) {
        figures.follow(command.orderId(), command.progress());
    }
}
