package shop.jangteo.promotion.adapter.query;

import static shop.jangteo.promotion.adapter.jooq.Tables.COUPON_CAMPAIGN;

import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.promotion.adapter.jooq.tables.records.CouponCampaignRecord;
import shop.jangteo.promotion.domain.campaign.CampaignStatus;

/** How campaigns are getting on. */
@Component
@Transactional(readOnly = true)
public class CampaignQueries {

    private final DSLContext sql;

    CampaignQueries(DSLContext sql) {
        this.sql = sql;
    }

    public CampaignView campaign(UUID couponId, UUID campaignId) {
        return sql.selectFrom(COUPON_CAMPAIGN)
                .where(COUPON_CAMPAIGN.ID.eq(campaignId), COUPON_CAMPAIGN.COUPON_ID.eq(couponId))
                .fetchOptional(CampaignQueries::view)
                .orElseThrow(() -> new NotFound("campaign"));
    }

    /** The newest first. */
    public Page<CampaignView> campaigns(UUID couponId, Paging paging) {
        var ofCoupon = COUPON_CAMPAIGN.COUPON_ID.eq(couponId);
        return Page.of(
                sql.selectFrom(COUPON_CAMPAIGN)
                        .where(ofCoupon)
                        .orderBy(COUPON_CAMPAIGN.CREATED_AT.desc(), COUPON_CAMPAIGN.ID.desc())
                        .limit(paging.size())
                        .offset(paging.offset())
                        .fetch(CampaignQueries::view),
                paging,
                sql.fetchCount(COUPON_CAMPAIGN, ofCoupon));
    }

    private static CampaignView view(CouponCampaignRecord found) {
        return new CampaignView(
                found.getId(),
                found.getCouponId(),
                CampaignStatus.valueOf(found.getStatus()),
                found.getTotal(),
                found.getIssued(),
                found.getSkipped(),
                found.getFailed(),
                found.getCreatedAt(),
                found.getEndedAt());
    }
}
