package shop.jangteo.promotion.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;
import shop.jangteo.promotion.domain.campaign.Campaign;
import shop.jangteo.promotion.domain.campaign.CampaignId;
import shop.jangteo.promotion.domain.campaign.Campaigns;
import shop.jangteo.promotion.domain.coupon.Audiences;
import shop.jangteo.promotion.domain.coupon.Coupon;
import shop.jangteo.promotion.domain.coupon.CouponId;
import shop.jangteo.promotion.domain.coupon.Coupons;

/** An operator has a coupon given to all whom it is for; that goes on in the background (PR-2). */
@UseCase
public class StartCampaign {

    /** @param requestKey marks repetitions of the same command */
    public record Command(
            Actor actor, CouponId couponId, @Nullable RequestKey requestKey) {}

    private final Campaigns campaigns;
    private final Coupons coupons;
    private final Audiences audiences;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    StartCampaign(Campaigns campaigns, Coupons coupons, Audiences audiences, AuditTrail audit, Ids ids, Clock clock) {
        this.campaigns = campaigns;
        this.coupons = coupons;
        this.audiences = audiences;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Writes
    public CampaignId handle(Command command) {
        Actor actor = command.actor();
        if (!actor.isOperator()) {
            throw new Forbidden();
        }
        Optional<CampaignId> first = Optional.ofNullable(command.requestKey())
                .flatMap(key -> campaigns.findByRequest(actor.memberId(), key));
        if (first.isPresent()) {
            return first.get();
        }
        Instant now = clock.instant();
        Coupon coupon = coupons.find(command.couponId()).orElseThrow(() -> new NotFound("coupon"));
        coupon.requireOpen(now);
        int members = audiences.count(coupon.terms().audience(), now);
        Campaign campaign = Campaign.begin(new CampaignId(ids.next()), coupon.id(), members);
        campaigns.add(campaign, actor.memberId(), command.requestKey(), now);
        audit.record(
                actor,
                "promotion.campaign.start",
                "campaign",
                campaign.id().value().toString(),
                null,
                Map.of("couponId", coupon.id().value(), "members", members));
        return campaign.id();
    }
}
