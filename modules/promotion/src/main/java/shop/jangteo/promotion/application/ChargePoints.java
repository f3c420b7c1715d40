package shop.jangteo.promotion.application;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.promotion.domain.PromotionRuleBroken.PaymentDeclined;
import shop.jangteo.promotion.domain.points.PointsAccounts;
import shop.jangteo.promotion.domain.points.PointsCharge;
import shop.jangteo.promotion.domain.points.PointsCharges;

/**
 * A member buys points (PR-5). Payment, which takes the money, works after the commit and in its own time; whoever asked
 * waits for it a while, holding no transaction and, between two looks, no connection either.
 */
@UseCase
public class ChargePoints {

    /**
     * @param paymentToken what the provider's window gave the buyer
     * @param requestKey marks repetitions of the same command
     */
    public record Command(
            Actor actor,
            UUID memberId,
            Money amount,
            PointsCharge.Method method,
            @Nullable String paymentToken,
            RequestKey requestKey) {}

    /** How it stands when the answer is due. */
    public record Result(PointsCharge charge, Money balance) {}

    /** How long to wait for the provider's word. */
    public record Patience(Duration most) {}

    private static final Duration FIRST_LOOK = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

    private final RequestPointsCharge request;
    private final PointsCharges charges;
    private final PointsAccounts accounts;
    private final Patience patience;
    private final Clock clock;

    ChargePoints(
            RequestPointsCharge request,
            PointsCharges charges,
            PointsAccounts accounts,
            Patience patience,
            Clock clock) {
        this.request = request;
        this.charges = charges;
        this.accounts = accounts;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * @return the charge: done, or not known yet
     * @throws PaymentDeclined when the provider refused
     */
    public Result handle(Command command) {
        PointsCharge charge = outcome(request.handle(command));
        String reason = charge.failureReason();
        if (reason != null) {
            throw new PaymentDeclined(charge.id(), reason);
        }
        return new Result(charge, accounts.spendable(charge.memberId(), clock.instant()));
    }

    private PointsCharge outcome(UUID chargeId) {
        Duration waited = Duration.ZERO;
        Duration pause = FIRST_LOOK;
        PointsCharge charge = charges.find(chargeId).orElseThrow();
        while (charge.status() == PointsCharge.Status.PENDING
                && waited.compareTo(patience.most()) < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(pause.toNanos());
            waited = waited.plus(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            charge = charges.find(chargeId).orElseThrow();
        }
        return charge;
    }
}
