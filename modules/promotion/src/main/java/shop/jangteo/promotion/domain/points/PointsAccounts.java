package shop.jangteo.promotion.domain.points;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.kernel.RequestKeyReused;
import shop.jangteo.promotion.domain.points.PointsEntry.Kind;

/** The members' points. Whoever changes an account locks it first and asks everything else about it afterwards. */
public interface PointsAccounts {

    /** Locked until the transaction ends; opened when the member has none. */
    PointsAccount lock(UUID memberId);

    /** What a member could spend now; zero when there is no account. */
    Money spendable(UUID memberId, Instant now);

    /** @param cause see {@link PointsEntry} */
    boolean hasEntry(Kind kind, UUID cause);

    Optional<Spending> spendingFor(UUID orderId);

    /** @throws RequestKeyReused when something else was asked for with the key */
    Optional<PointsEntry> findByRequest(UUID operator, RequestKey requestKey);

    /** Stores everything that changed and hands the account's events on. */
    void save(PointsAccount account);
}
