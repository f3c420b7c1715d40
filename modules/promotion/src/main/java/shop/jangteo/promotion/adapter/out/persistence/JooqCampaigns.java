package shop.jangteo.promotion.adapter.out.persistence;

import static shop.jangteo.promotion.adapter.jooq.Tables.COUPON_CAMPAIGN;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.promotion.adapter.jooq.tables.records.CouponCampaignRecord;
import shop.jangteo.promotion.domain.campaign.Campaign;
import shop.jangteo.promotion.domain.campaign.Campaign.Progress;
import shop.jangteo.promotion.domain.campaign.CampaignId;
import shop.jangteo.promotion.domain.campaign.CampaignStatus;
import shop.jangteo.promotion.domain.campaign.Campaigns;
import shop.jangteo.promotion.domain.coupon.CouponId;

@Repository
class JooqCampaigns implements Campaigns {

    private final DSLContext sql;

    JooqCampaigns(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void add(Campaign campaign, UUID operator, @Nullable RequestKey requestKey, Instant now) {
        try {
            sql.insertInto(COUPON_CAMPAIGN)
                    .set(COUPON_CAMPAIGN.ID, campaign.id().value())
                    .set(COUPON_CAMPAIGN.COUPON_ID, campaign.couponId().value())
                    .set(COUPON_CAMPAIGN.STATUS, campaign.status().name())
                    .set(COUPON_CAMPAIGN.TOTAL, campaign.progress().total())
                    .set(COUPON_CAMPAIGN.CREATED_AT, now)
                    .set(COUPON_CAMPAIGN.CREATED_BY, operator)
                    .set(COUPON_CAMPAIGN.REQUEST_KEY, requestKey == null ? null : requestKey.value())
                    .set(COUPON_CAMPAIGN.REQUEST_CONTENT, requestKey == null ? null : requestKey.content())
                    .execute();
        } catch (DuplicateKeyException taken) {
            throw new OptimisticLockingFailureException("the same command was faster", taken);
        }
    }

    @Override
    public Optional<CampaignId> findByRequest(UUID operator, RequestKey requestKey) {
        return sql.select(COUPON_CAMPAIGN.ID, COUPON_CAMPAIGN.REQUEST_CONTENT)
                .from(COUPON_CAMPAIGN)
                .where(COUPON_CAMPAIGN.CREATED_BY.eq(operator), COUPON_CAMPAIGN.REQUEST_KEY.eq(requestKey.value()))
                .fetchOptional()
                .map(found -> {
                    requestKey.requireContent(found.value2());
                    return new CampaignId(found.value1());
                });
    }

    @Override
    public Optional<Campaign> lock(CampaignId id) {
        return sql.selectFrom(COUPON_CAMPAIGN)
                .where(COUPON_CAMPAIGN.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional(JooqCampaigns::campaign);
    }

    @Override
    public void save(Campaign campaign) {
        Progress progress = campaign.progress();
        sql.update(COUPON_CAMPAIGN)
                .set(COUPON_CAMPAIGN.STATUS, campaign.status().name())
                .set(COUPON_CAMPAIGN.ISSUED, progress.issued())
                .set(COUPON_CAMPAIGN.SKIPPED, progress.skipped())
                .set(COUPON_CAMPAIGN.FAILED, progress.failed())
                .set(COUPON_CAMPAIGN.LAST_MEMBER, campaign.lastMember())
                .set(COUPON_CAMPAIGN.ENDED_AT, campaign.endedAt())
                .where(COUPON_CAMPAIGN.ID.eq(campaign.id().value()))
                .execute();
    }

    @Override
    public List<CampaignId> running() {
        return sql.select(COUPON_CAMPAIGN.ID)
                .from(COUPON_CAMPAIGN)
                .where(COUPON_CAMPAIGN.STATUS.eq(CampaignStatus.RUNNING.name()))
                .orderBy(COUPON_CAMPAIGN.CREATED_AT, COUPON_CAMPAIGN.ID)
                .fetch(found -> new CampaignId(found.value1()));
    }

    private static Campaign campaign(CouponCampaignRecord found) {
        return Campaign.stored(
                new CampaignId(found.getId()),
                new CouponId(found.getCouponId()),
                CampaignStatus.valueOf(found.getStatus()),
                new Progress(found.getTotal(), found.getIssued(), found.getSkipped(), found.getFailed()),
                found.getLastMember(),
                found.getEndedAt());
    }
}
