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

/** A confirmed purchase brings points, once (PR-5, OR-11). */
@UseCase
public class EarnPoints {

    /** @param earningBase goods paid for with money */
    public record Command(UUID orderId, UUID buyerId, Money earningBase) {}

    private final PointsAccounts accounts;
    private final PointsPolicy policy;
    private final Ids ids;
    private final Clock clock;

    EarnPoints(PointsAccounts accounts, PointsPolicy policy, Ids ids, Clock clock) {
        this.accounts = accounts;
        this.policy = policy;
        this.ids = ids;
        this.clock = clock;
    }

    @InTransaction
    public void handle(Command command) {
        PointsAccount account = accounts.lock(command.buyerId());
        if (accounts.hasEntry(command.orderId(), Kind.EARN)) {
            return;
        }
        account.earn(command.orderId(), command.earningBase(), policy, clock.instant(), ids);
        accounts.save(account);
    }
}
