package shop.jangteo.promotion.domain.coupon;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponCodeTaken;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponSoldOut;

/** The coupons of the shop. */
public interface Coupons {

    /**
     * @param requestKey what the operator marked the command with; finds the coupon again
     * @throws CouponCodeTaken when another coupon has the code
     */
    void add(Coupon coupon, UUID operator, @Nullable String requestKey, Instant now);

    Optional<Coupon> find(CouponId id);

    /** @param code as {@link CouponTerms#normalized} */
    Optional<Coupon> findByCode(String code);

    Optional<CouponId> findByRequest(UUID operator, String requestKey);

    Map<CouponId, Coupon> findAll(Collection<CouponId> ids);

    /**
     * Counts one more piece as out, however many members ask at once; holds everybody else who asks until the
     * transaction ends.
     *
     * @throws CouponSoldOut when none was left
     */
    void takePiece(CouponId id);
}
