package shop.jangteo.promotion.domain.coupon;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.kernel.RequestKeyReused;

/** The pieces that members hold. */
public interface IssuedCoupons {

    /** @param requestKey what the member marked the command with; finds the piece again */
    void add(IssuedCoupon issued, @Nullable RequestKey requestKey);

    /** @throws RequestKeyReused when something else was asked for with the key */
    Optional<IssuedCoupon> findByRequest(UUID memberId, RequestKey requestKey);

    void addAll(List<IssuedCoupon> issued);

    int countHad(CouponId couponId, UUID memberId);

    /** Of those who have or had any. */
    Map<UUID, Integer> countHad(CouponId couponId, Collection<UUID> memberIds);

    /** A member's pieces that answer to any of the ids. */
    List<IssuedCoupon> find(UUID memberId, Collection<UUID> ids);

    /** All that a member can use now. */
    List<IssuedCoupon> findUsable(UUID memberId, Instant now);

    /** A member's pieces that answer to any of the ids, locked in the order of their ids. */
    List<IssuedCoupon> lock(UUID memberId, Collection<UUID> ids);

    /** What is used for an order, locked in the order of ids. */
    List<IssuedCoupon> lockUsedFor(UUID orderId);

    void save(IssuedCoupon issued);
}
