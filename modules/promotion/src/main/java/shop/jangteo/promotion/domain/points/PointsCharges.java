package shop.jangteo.promotion.domain.points;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The points that members have bought or tried to. */
public interface PointsCharges {

    /** @param requestKey what the member marked the command with; finds the charge again */
    void add(PointsCharge charge, @Nullable String requestKey);

    Optional<PointsCharge> find(UUID id);

    Optional<PointsCharge> findByRequest(UUID memberId, String requestKey);

    /** Locked until the transaction ends, before the member's account. */
    Optional<PointsCharge> lock(UUID id);

    void save(PointsCharge charge);
}
