package shop.jangteo.promotion.application;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.promotion.domain.PromotionRuleBroken.PointsAlreadySpent;
import shop.jangteo.promotion.domain.points.PointsAccount;
import shop.jangteo.promotion.domain.points.PointsAccounts;
import shop.jangteo.promotion.domain.points.PointsCharge;
import shop.jangteo.promotion.domain.points.PointsCharges;
import shop.jangteo.promotion.domain.points.PointsPolicy;

/**
 * What payment tells of a charge's money moves its points, in the transaction that moves the money. Locks: the charge,
 * then the points account.
 */
@UseCase
public class SettlePointsCharge {

    private final PointsCharges charges;
    private final PointsAccounts accounts;
    private final PointsPolicy policy;
    private final Ids ids;
    private final Clock clock;

    SettlePointsCharge(PointsCharges charges, PointsAccounts accounts, PointsPolicy policy, Ids ids, Clock clock) {
        this.charges = charges;
        this.accounts = accounts;
        this.policy = policy;
        this.ids = ids;
        this.clock = clock;
    }

    @InTransaction
    public void captured(UUID chargeId, Money amount) {
        charges.lock(chargeId)
                .ifPresent(
                        charge -> change(charge, (account, now) -> charge.captured(amount, account, policy, now, ids)));
    }

    @InTransaction
    public void declined(UUID chargeId, String reason) {
        charges.lock(chargeId).ifPresent(charge -> {
            charge.declined(reason, clock.instant());
            charges.save(charge);
        });
    }

    @InTransaction
    public void expired(UUID chargeId) {
        charges.lock(chargeId).ifPresent(charge -> {
            charge.expired(clock.instant());
            charges.save(charge);
        });
    }

    /** @throws PointsAlreadySpent when some of the points are gone: then no money goes back either */
    @InTransaction
    public void refundRequested(UUID chargeId, Money refund) {
        charges.lock(chargeId)
                .ifPresent(
                        charge -> change(charge, (account, now) -> charge.refundRequested(refund, account, now, ids)));
    }

    @InTransaction
    public void refunded(UUID chargeId) {
        charges.lock(chargeId).ifPresent(charge -> {
            charge.refunded(clock.instant());
            charges.save(charge);
        });
    }

    private interface Step {
        void on(PointsAccount account, Instant now);
    }

    private void change(PointsCharge charge, Step step) {
        PointsAccount account = accounts.lock(charge.memberId());
        step.on(account, clock.instant());
        accounts.save(account);
        charges.save(charge);
    }
}
