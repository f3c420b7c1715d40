package shop.jangteo.promotion.application;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.promotion.domain.points.Members;
import shop.jangteo.promotion.domain.points.PointsAccount;
import shop.jangteo.promotion.domain.points.PointsAccounts;
import shop.jangteo.promotion.domain.points.PointsEntry.Kind;
import shop.jangteo.promotion.domain.points.PointsPolicy;
import shop.jangteo.promotion.domain.tier.Purchases;
import shop.jangteo.promotion.domain.tier.Tier;
import shop.jangteo.promotion.domain.tier.Tiers;

/** A confirmed purchase counts for its member's tier and brings points by it, once (PR-5, PR-6, OR-11). */
@UseCase
public class EarnPoints {

    /** @param earningBase goods paid for with money */
    public record Command(UUID orderId, UUID buyerId, Money earningBase, Instant confirmedAt) {}

    private final Members members;
    private final Purchases purchases;
    private final PointsAccounts accounts;
    private final Tiers tiers;
    private final PointsPolicy policy;
    private final Ids ids;
    private final Clock clock;

    EarnPoints(
            Members members,
            Purchases purchases,
            PointsAccounts accounts,
            Tiers tiers,
            PointsPolicy policy,
            Ids ids,
            Clock clock) {
        this.members = members;
        this.purchases = purchases;
        this.accounts = accounts;
        this.tiers = tiers;
        this.policy = policy;
        this.ids = ids;
        this.clock = clock;
    }

    @InTransaction
    public void handle(Command command) {
        members.tierOf(command.buyerId()).map(tiers::named).ifPresent(tier -> earn(command, tier));
    }

    private void earn(Command command, Tier tier) {
        purchases.add(command.orderId(), command.buyerId(), command.earningBase(), command.confirmedAt());
        Money points = tier.earnedOn(command.earningBase());
        PointsAccount account = accounts.lock(command.buyerId());
        if (!accounts.hasEntry(Kind.EARN, command.orderId())) {
            account.earn(command.orderId(), points, policy, clock.instant(), ids);
            accounts.save(account);
        }
    }
}
