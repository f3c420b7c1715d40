package shop.jangteo.promotion.application;

import java.time.Clock;
import java.util.UUID;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.promotion.domain.points.PointsAccount;
import shop.jangteo.promotion.domain.points.PointsAccounts;
import shop.jangteo.promotion.domain.points.PointsEntry.Kind;
import shop.jangteo.promotion.domain.points.PointsPolicy;
import shop.jangteo.promotion.domain.tier.Tiers;

/** A confirmed purchase brings points, once (PR-5, OR-11). */
@UseCase
public class EarnPoints {

    /** @param earningBase goods paid for with money */
    public record Command(UUID orderId, UUID buyerId, Money earningBase) {}

    private final PointsAccounts accounts;
    private final Tiers tiers;
    private final PointsPolicy policy;
    private final Ids ids;
    private final Clock clock;

    EarnPoints(PointsAccounts accounts, Tiers tiers, PointsPolicy policy, Ids ids, Clock clock) {
        this.accounts = accounts;
        this.tiers = tiers;
        this.policy = policy;
        this.ids = ids;
        this.clock = clock;
    }

    @InTransaction
    public void handle(Command command) {
        PointsAccount account = accounts.lock(command.buyerId());
        if (accounts.hasEntry(Kind.EARN, command.orderId())) {
            return;
        }
        account.earn(
                command.orderId(), tiers.lowest().earnedOn(command.earningBase()), policy, clock.instant(), ids);
        accounts.save(account);
    }
}
