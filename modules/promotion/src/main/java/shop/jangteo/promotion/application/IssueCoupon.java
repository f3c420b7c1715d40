package shop.jangteo.promotion.application;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.promotion.domain.coupon.Coupon;
import shop.jangteo.promotion.domain.coupon.CouponId;
import shop.jangteo.promotion.domain.coupon.CouponTerms;
import shop.jangteo.promotion.domain.coupon.Coupons;
import shop.jangteo.promotion.domain.coupon.IssuedCoupon;
import shop.jangteo.promotion.domain.coupon.IssuedCouponId;
import shop.jangteo.promotion.domain.coupon.IssuedCoupons;

/**
 * A member asks for a coupon (PR-2, PR-3). Whoever comes too late or twice is told so from a plain read; the others
 * queue at the coupon's row, where the last piece is counted out, and a piece's number (coupon, member, n-th) is
 * unique.
 */
@UseCase
public class IssueCoupon {

    /** @param requestKey marks repetitions of the same command */
    public record Command(
            UUID memberId, Wanted wanted, @Nullable String requestKey) {}

    /** Which coupon the member asks for. */
    public sealed interface Wanted {

        /** One that the member has seen. */
        record Seen(CouponId id) implements Wanted {}

        /** One whose code the member has been told. */
        record Told(String code) implements Wanted {}
    }

    private final Coupons coupons;
    private final IssuedCoupons issuedCoupons;
    private final Ids ids;
    private final Clock clock;

    IssueCoupon(Coupons coupons, IssuedCoupons issuedCoupons, Ids ids, Clock clock) {
        this.coupons = coupons;
        this.issuedCoupons = issuedCoupons;
        this.ids = ids;
        this.clock = clock;
    }

    @Writes
    public IssuedCouponId handle(Command command) {
        UUID member = command.memberId();
        Optional<IssuedCoupon> first =
                Optional.ofNullable(command.requestKey()).flatMap(key -> issuedCoupons.findByRequest(member, key));
        if (first.isPresent()) {
            return first.get().id();
        }
        Coupon coupon = find(command.wanted()).orElseThrow(() -> new NotFound("coupon"));
        IssuedCoupon issued = coupon.issueTo(
                member, issuedCoupons.countHad(coupon.id(), member), new IssuedCouponId(ids.next()), clock.instant());
        coupons.takePiece(coupon.id());
        issuedCoupons.add(issued, command.requestKey());
        return issued.id();
    }

    private Optional<Coupon> find(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Seen seen -> coupons.find(seen.id());
            case Wanted.Told told -> coupons.findByCode(CouponTerms.normalized(told.code()));
        };
    }
}
