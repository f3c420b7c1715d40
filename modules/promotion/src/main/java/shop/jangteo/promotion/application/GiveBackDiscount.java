package shop.jangteo.promotion.application;

import java.time.Clock;
import java.util.UUID;
import shop.jangteo.kernel.Ids;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.promotion.domain.coupon.IssuedCoupon;
import shop.jangteo.promotion.domain.coupon.IssuedCoupons;
import shop.jangteo.promotion.domain.points.PointsAccount;
import shop.jangteo.promotion.domain.points.PointsAccounts;
import shop.jangteo.promotion.domain.points.PointsEntry.Kind;
import shop.jangteo.promotion.domain.points.PointsPolicy;
import shop.jangteo.promotion.domain.pricing.OpenOrders;

/** An order has ended before it was shipped: its coupons and points are the member's again, once (OR-8, OR-9, PR-4). */
@UseCase
public class GiveBackDiscount {

    /** Names the order that ended and its buyer. */
    public record Command(UUID orderId, UUID buyerId) {}

    private final OpenOrders openOrders;
    private final IssuedCoupons issuedCoupons;
    private final PointsAccounts accounts;
    private final PointsPolicy policy;
    private final Ids ids;
    private final Clock clock;

    GiveBackDiscount(
            OpenOrders openOrders,
            IssuedCoupons issuedCoupons,
            PointsAccounts accounts,
            PointsPolicy policy,
            Ids ids,
            Clock clock) {
        this.openOrders = openOrders;
        this.issuedCoupons = issuedCoupons;
        this.accounts = accounts;
        this.policy = policy;
        this.ids = ids;
        this.clock = clock;
    }

    @InTransaction
    public void handle(Command command) {
        UUID orderId = command.orderId();
        openOrders.remove(orderId);
        for (IssuedCoupon piece : issuedCoupons.lockUsedFor(orderId)) {
            piece.giveBack(orderId);
            issuedCoupons.save(piece);
        }
        accounts.spendingFor(orderId).ifPresent(spending -> {
            PointsAccount account = accounts.lock(command.buyerId());
            if (!accounts.hasEntry(orderId, Kind.RETURN)) {
                account.giveBack(spending, policy, clock.instant(), ids);
                accounts.save(account);
            }
        });
    }
}
