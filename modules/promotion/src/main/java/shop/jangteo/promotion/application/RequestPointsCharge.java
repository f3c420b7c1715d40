package shop.jangteo.promotion.application;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.Ids;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.promotion.domain.PromotionEvents;
import shop.jangteo.promotion.domain.points.PointsCharge;
import shop.jangteo.promotion.domain.points.PointsCharges;

/** Writes down that a member wants to buy points, and has payment take the money once that is committed. */
@UseCase
public class RequestPointsCharge {

    private final PointsCharges charges;
    private final PromotionEvents events;
    private final Ids ids;
    private final Clock clock;

    RequestPointsCharge(PointsCharges charges, PromotionEvents events, Ids ids, Clock clock) {
        this.charges = charges;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Writes
    public UUID handle(ChargePoints.Command command) {
        // Nobody spends somebody else's money, not even the operator; guests have no account to put points on.
        if (command.actor().isGuest() || !command.actor().is(command.memberId())) {
            throw new Forbidden();
        }
        Optional<PointsCharge> first = charges.findByRequest(command.memberId(), command.requestKey());
        if (first.isPresent()) {
            return first.get().id();
        }
        PointsCharge charge = PointsCharge.request(
                ids.next(), command.memberId(), command.amount(), command.method(), clock.instant());
        charges.add(charge, command.requestKey());
        events.publish(List.of(charge.asksForPayment(command.paymentToken())));
        return charge.id();
    }
}
