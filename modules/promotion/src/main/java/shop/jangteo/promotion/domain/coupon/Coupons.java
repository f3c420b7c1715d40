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
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponCodeTaken;

/**
 * The coupons of the shop. Whoever gives or uses a piece holds the coupon, together with everybody else who does;
 * whoever changes the coupon locks it, alone: so nothing is given or used by terms that have changed.
 */
public interface Coupons {

    /**
     * @param requestKey what the operator marked the command with; finds the coupon again
     * @throws CouponCodeTaken when another coupon has the code
     */
    void add(Coupon coupon, UUID operator, @Nullable RequestKey requestKey, Instant now);

    Optional<Coupon> find(CouponId id);

    /** @throws RequestKeyReused when something else was asked for with the key */
    Optional<CouponId> findByRequest(UUID operator, RequestKey requestKey);

    Map<CouponId, Coupon> findAll(Collection<CouponId> ids);

    /** Held until the transaction ends. */
    Optional<Coupon> hold(CouponId id);

    /**
     * Held until the transaction ends.
     *
     * @param code as {@link CouponTerms#normalized}
     */
    Optional<Coupon> holdByCode(String code);

    /** Held until the transaction ends. */
    Map<CouponId, Coupon> holdAll(Collection<CouponId> ids);

    /** Locked until the transaction ends; waits for all who hold it. */
    Optional<Coupon> lock(CouponId id);

    /** Of a locked coupon: its terms, whether it is paused, how many pieces are laid out; a new version. */
    void save(Coupon coupon);

    /** Of a locked coupon how many pieces are laid out, which is no new version: operators don't see it. */
    void saveLaidOut(Coupon coupon);

    /**
     * Takes pieces that lie free, however many ask at once, without waiting for those who are taking others: only the
     * last ones that there will be are waited for, because they may come back.
     *
     * @param coupon held
     * @return the numbers of the pieces; fewer than wanted when no more lie free
     */
    List<Integer> takeFree(Coupon coupon, int wanted);

    boolean hasFree(CouponId id);

    void addFree(CouponId id, int firstNumber, int count);

    /** Takes away those with the highest numbers; of a locked coupon. */
    void removeFree(CouponId id, int count);

    int countIssued(CouponId id);
}
