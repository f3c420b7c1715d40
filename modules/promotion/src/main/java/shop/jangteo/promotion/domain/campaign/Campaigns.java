package shop.jangteo.promotion.domain.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.kernel.RequestKeyReused;

/** The campaigns, those that have ended too. */
public interface Campaigns {

    /** @param requestKey what the operator marked the command with; finds the campaign again */
    void add(Campaign campaign, UUID operator, @Nullable RequestKey requestKey, Instant now);

    /** @throws RequestKeyReused when something else was asked for with the key */
    Optional<CampaignId> findByRequest(UUID operator, RequestKey requestKey);

    /** Locked until the transaction ends: one chunk at a time. */
    Optional<Campaign> lock(CampaignId id);

    void save(Campaign campaign);

    /** The oldest first. */
    List<CampaignId> running();
}
