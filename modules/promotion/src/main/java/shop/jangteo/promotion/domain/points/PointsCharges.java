package shop.jangteo.promotion.domain.points;

import java.util.Optional;
import java.util.UUID;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.kernel.RequestKeyReused;

/** The points that members have bought or tried to. */
public interface PointsCharges {

    /** @param requestKey what the member marked the command with; finds the charge again */
    void add(PointsCharge charge, RequestKey requestKey);

    Optional<PointsCharge> find(UUID id);

    /** @throws RequestKeyReused when something else was asked for with the key */
    Optional<PointsCharge> findByRequest(UUID memberId, RequestKey requestKey);

    /** Locked until the transaction ends, before the member's account. */
    Optional<PointsCharge> lock(UUID id);

    void save(PointsCharge charge);
}
