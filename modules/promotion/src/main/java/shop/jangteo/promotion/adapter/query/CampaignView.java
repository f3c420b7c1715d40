package shop.jangteo.promotion.adapter.query;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.promotion.domain.campaign.CampaignStatus;

/**
 * How far the giving of a coupon to all whom it is for has come.
 *
 * @param total how many members the coupon was for when it began
 * @param issued who got a piece
 * @param skipped who had had all that one may have
 * @param failed for whom no piece was left
 */
@Schema(name = "CouponCampaign")
public record CampaignView(
        UUID id,
        UUID couponId,
        CampaignStatus status,
        int total,
        int issued,
        int skipped,
        int failed,
        Instant createdAt,
        @Nullable Instant endedAt) {}
