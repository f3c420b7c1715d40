package shop.jangteo.promotion.application;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.promotion.domain.coupon.IssuedCoupon;
import shop.jangteo.promotion.domain.coupon.IssuedCoupons;
import shop.jangteo.promotion.domain.points.PointsAccount;
import shop.jangteo.promotion.domain.points.PointsAccounts;
import shop.jangteo.promotion.domain.points.PointsEntry.Kind;
import shop.jangteo.promotion.domain.points.PointsPolicy;
import shop.jangteo.promotion.domain.points.Spending;
import shop.jangteo.promotion.domain.pricing.OpenOrders;
import shop.jangteo.promotion.domain.pricing.RemainingGoods;

/**
 * An order has ended before it was shipped, or a part of it: its coupons and points are the member's again, once (OR-8,
 * OR-9, PR-4). What has come back of the points already is the ledger's to say. Locks: the order's copy, its coupons in
 * the order of ids, then the points account.
 */
@UseCase
public class GiveBackDiscount {

    /** All that an order still holds. */
    public record Whole(UUID orderId, UUID buyerId) {}

    /**
     * What the cancelled lines held.
     *
     * @param left lines of the order as they are now
     */
    public record Part(
            UUID cancellationId,
            UUID orderId,
            UUID buyerId,
            List<RemainingGoods> left,
            Money points,
            List<UUID> couponIds) {}

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
    public void handle(Whole command) {
        UUID orderId = command.orderId();
        openOrders.remove(orderId);
        giveBackCoupons(orderId, piece -> true);
        // Asked before the lock: most orders took no points, and their buyers have no account to lock.
        if (accounts.hasEntry(Kind.SPEND, orderId)) {
            PointsAccount account = accounts.lock(command.buyerId());
            Spending spending = accounts.spendingFor(orderId).orElseThrow();
            account.giveBack(spending, spending.open(), orderId, policy, clock.instant(), ids);
            accounts.save(account);
        }
    }

    @InTransaction
    public void handle(Part command) {
        UUID orderId = command.orderId();
        openOrders.shrink(orderId, command.left());
        if (!command.couponIds().isEmpty()) {
            giveBackCoupons(
                    orderId, piece -> command.couponIds().contains(piece.id().value()));
        }
        if (!command.points().isZero()) {
            PointsAccount account = accounts.lock(command.buyerId());
            if (!accounts.hasEntry(Kind.RETURN, command.cancellationId())) {
                Spending spending = accounts.spendingFor(orderId).orElseThrow();
                account.giveBack(spending, command.points(), command.cancellationId(), policy, clock.instant(), ids);
                accounts.save(account);
            }
        }
    }

    private void giveBackCoupons(UUID orderId, Predicate<IssuedCoupon> which) {
        issuedCoupons.lockUsedFor(orderId).stream().filter(which).forEach(piece -> {
            piece.giveBack(orderId);
            issuedCoupons.save(piece);
        });
    }
}
