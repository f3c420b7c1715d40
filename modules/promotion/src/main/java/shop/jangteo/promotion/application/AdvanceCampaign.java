package shop.jangteo.promotion.application;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponOutOfPeriod;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponPaused;
import shop.jangteo.promotion.domain.campaign.Campaign;
import shop.jangteo.promotion.domain.campaign.CampaignId;
import shop.jangteo.promotion.domain.campaign.Campaigns;
import shop.jangteo.promotion.domain.coupon.Audiences;
import shop.jangteo.promotion.domain.coupon.Coupon;
import shop.jangteo.promotion.domain.coupon.CouponId;
import shop.jangteo.promotion.domain.coupon.Coupons;
import shop.jangteo.promotion.domain.coupon.IssuedCoupon;
import shop.jangteo.promotion.domain.coupon.IssuedCouponId;
import shop.jangteo.promotion.domain.coupon.IssuedCoupons;

/**
 * Gives a campaign's coupon to the next chunk of members: their pieces and how far the campaign has come are one
 * transaction, in which the campaign is locked. Whoever asks for a piece meanwhile has one by then or gets none.
 */
@UseCase
class AdvanceCampaign {

    /** What to do next. */
    sealed interface Step {

        /** The next chunk. */
        record GoOn() implements Step {}

        /** Pieces have to be laid out for this one. */
        record LayOut(CouponId couponId) implements Step {}

        /** Nothing, now or ever. */
        record Stop() implements Step {}
    }

    private final Campaigns campaigns;
    private final Coupons coupons;
    private final IssuedCoupons issuedCoupons;
    private final Audiences audiences;
    private final IssuePolicy policy;
    private final Ids ids;
    private final Clock clock;

    AdvanceCampaign(
            Campaigns campaigns,
            Coupons coupons,
            IssuedCoupons issuedCoupons,
            Audiences audiences,
            IssuePolicy policy,
            Ids ids,
            Clock clock) {
        this.campaigns = campaigns;
        this.coupons = coupons;
        this.issuedCoupons = issuedCoupons;
        this.audiences = audiences;
        this.policy = policy;
        this.ids = ids;
        this.clock = clock;
    }

    @Writes
    public Step handle(CampaignId id) {
        Campaign campaign = campaigns.lock(id).orElseThrow(() -> new NotFound("campaign"));
        if (!campaign.isRunning()) {
            return new Step.Stop();
        }
        Instant now = clock.instant();
        Coupon coupon = coupons.hold(campaign.couponId()).orElseThrow(() -> new NotFound("coupon"));
        try {
            coupon.requireOpen(now);
        } catch (CouponPaused waiting) {
            return new Step.Stop();
        } catch (CouponOutOfPeriod over) {
            campaign.periodOver(now);
            campaigns.save(campaign);
            return new Step.Stop();
        }
        List<UUID> members =
                audiences.next(coupon.terms().audience(), campaign.lastMember(), policy.campaignChunk(), now);
        if (members.isEmpty()) {
            campaign.done(now);
            campaigns.save(campaign);
            return new Step.Stop();
        }
        return give(campaign, coupon, members, now);
    }

    private Step give(Campaign campaign, Coupon coupon, List<UUID> members, Instant now) {
        Map<UUID, Integer> had = issuedCoupons.countHad(coupon.id(), members);
        int wanted = Math.toIntExact(members.stream()
                .filter(member -> coupon.allowsMore(had.getOrDefault(member, 0)))
                .count());
        List<Integer> free = wanted == 0 ? List.of() : coupons.takeFree(coupon, wanted);
        if (free.isEmpty() && wanted > 0 && coupon.hasMoreToLayOut()) {
            return new Step.LayOut(coupon.id());
        }
        List<IssuedCoupon> issued = new ArrayList<>();
        int skipped = 0;
        for (UUID member : members) {
            int alreadyHad = had.getOrDefault(member, 0);
            if (!coupon.allowsMore(alreadyHad)) {
                skipped++;
            } else if (issued.size() < free.size()) {
                issued.add(coupon.issueTo(
                        member, alreadyHad, free.get(issued.size()), new IssuedCouponId(ids.next()), now));
            } else {
                break;
            }
        }
        issuedCoupons.addAll(issued);
        int lookedAt = issued.size() + skipped;
        if (lookedAt > 0) {
            campaign.advance(members.get(lookedAt - 1), issued.size(), skipped);
        }
        boolean soldOut = lookedAt < members.size() && !coupon.hasMoreToLayOut();
        if (soldOut) {
            campaign.soldOut(audiences.countAfter(coupon.terms().audience(), campaign.lastMember(), now), now);
        }
        campaigns.save(campaign);
        return soldOut ? new Step.Stop() : new Step.GoOn();
    }
}
