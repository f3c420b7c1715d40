package shop.jangteo.promotion.application;

import java.time.Clock;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;
import shop.jangteo.promotion.domain.campaign.Campaign;
import shop.jangteo.promotion.domain.campaign.CampaignId;
import shop.jangteo.promotion.domain.campaign.CampaignStatus;
import shop.jangteo.promotion.domain.campaign.Campaigns;
import shop.jangteo.promotion.domain.coupon.CouponId;

/** An operator stops a campaign, lets it go on or ends it; the chunk that is being given at that moment is finished. */
@UseCase
public class DirectCampaign {

    /** What the operator wants of it. */
    public enum Direction {
        PAUSE,
        RESUME,
        CANCEL
    }

    /** Names the campaign by itself and its coupon. */
    public record Command(Actor actor, CouponId couponId, CampaignId id, Direction direction) {}

    private final Campaigns campaigns;
    private final AuditTrail audit;
    private final Clock clock;

    DirectCampaign(Campaigns campaigns, AuditTrail audit, Clock clock) {
        this.campaigns = campaigns;
        this.audit = audit;
        this.clock = clock;
    }

    @Writes
    public void handle(Command command) {
        if (!command.actor().isOperator()) {
            throw new Forbidden();
        }
        Campaign campaign = campaigns
                .lock(command.id())
                .filter(found -> found.couponId().equals(command.couponId()))
                .orElseThrow(() -> new NotFound("campaign"));
        CampaignStatus before = campaign.status();
        switch (command.direction()) {
            case PAUSE -> campaign.pause(clock.instant());
            case RESUME -> campaign.resume(clock.instant());
            case CANCEL -> campaign.cancel(clock.instant());
        }
        if (campaign.status() != before) {
            campaigns.save(campaign);
            audit.record(
                    command.actor(),
                    "promotion.campaign.direct",
                    "campaign",
                    campaign.id().value().toString(),
                    before,
                    campaign.status());
        }
    }
}
