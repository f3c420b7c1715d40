package shop.jangteo.promotion.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.promotion.application.AdvanceCampaign.Step;
import shop.jangteo.promotion.domain.campaign.CampaignId;
import shop.jangteo.promotion.domain.campaign.Campaigns;

/** Brings the campaigns that are under way forward, chunk after chunk, wherever they were interrupted. */
@UseCase
public class RunCampaigns {

    private final Campaigns campaigns;
    private final AdvanceCampaign advanceCampaign;
    private final LayOutPieces layOutPieces;
    private final Clock clock;

    RunCampaigns(Campaigns campaigns, AdvanceCampaign advanceCampaign, LayOutPieces layOutPieces, Clock clock) {
        this.campaigns = campaigns;
        this.advanceCampaign = advanceCampaign;
        this.layOutPieces = layOutPieces;
        this.clock = clock;
    }

    public List<CampaignId> underWay() {
        return campaigns.running();
    }

    /** @param most how long at most, so that whoever leads this work may change */
    public void handle(CampaignId id, Duration most) {
        Instant until = clock.instant().plus(most);
        boolean more = true;
        while (more && clock.instant().isBefore(until)) {
            more = advance(id);
        }
    }

    /** One chunk of one campaign; false when there is nothing to do for now. */
    public boolean advance(CampaignId id) {
        return switch (advanceCampaign.handle(id)) {
            case Step.GoOn() -> true;
            case Step.LayOut layOut -> {
                layOutPieces.handle(layOut.couponId());
                yield true;
            }
            case Step.Stop() -> false;
        };
    }
}
