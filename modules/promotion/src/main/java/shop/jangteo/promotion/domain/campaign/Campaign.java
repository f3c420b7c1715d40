package shop.jangteo.promotion.domain.campaign;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CampaignEnded;
import shop.jangteo.promotion.domain.coupon.CouponId;

/**
 * A coupon goes to all whom it is for, a chunk of members at a time in the order of their ids (PR-2). How far it has come
 * is remembered together with the pieces of each chunk: so nobody is given two and nobody is left out, wherever it is
 * interrupted.
 */
public final class Campaign {

    /**
     * What has come of the members that were looked at.
     *
     * @param total how many the coupon was for when the campaign began
     * @param issued who got a piece
     * @param skipped who had had all that one may have
     * @param failed for whom no piece was left
     */
    public record Progress(int total, int issued, int skipped, int failed) {

        Progress plus(int moreIssued, int moreSkipped, int moreFailed) {
            return new Progress(total, issued + moreIssued, skipped + moreSkipped, failed + moreFailed);
        }
    }

    private final CampaignId id;
    private final CouponId couponId;
    private CampaignStatus status;
    private Progress progress;
    private @Nullable UUID lastMember;
    private @Nullable Instant endedAt;

    private Campaign(
            CampaignId id,
            CouponId couponId,
            CampaignStatus status,
            Progress progress,
            @Nullable UUID lastMember,
            @Nullable Instant endedAt) {
        this.id = id;
        this.couponId = couponId;
        this.status = status;
        this.progress = progress;
        this.lastMember = lastMember;
        this.endedAt = endedAt;
    }

    /** @param members how many the coupon is for */
    public static Campaign begin(CampaignId id, CouponId couponId, int members) {
        return new Campaign(id, couponId, CampaignStatus.RUNNING, new Progress(members, 0, 0, 0), null, null);
    }

    public static Campaign stored(
            CampaignId id,
            CouponId couponId,
            CampaignStatus status,
            Progress progress,
            @Nullable UUID lastMember,
            @Nullable Instant endedAt) {
        return new Campaign(id, couponId, status, progress, lastMember, endedAt);
    }

    /** The members up to that one have been looked at, and who could be given a piece has it. */
    public void advance(UUID upTo, int issued, int skipped) {
        lastMember = upTo;
        progress = progress.plus(issued, skipped, 0);
    }

    /** Nobody is left to be looked at. */
    public void done(Instant now) {
        become(CampaignStatus.DONE, now);
    }

    /** @param members for whom nothing was left */
    public void soldOut(int members, Instant now) {
        become(CampaignStatus.SOLD_OUT, now);
        progress = progress.plus(0, 0, members);
    }

    public void periodOver(Instant now) {
        become(CampaignStatus.OVER, now);
    }

    /** Nothing happens when it is paused already. */
    public void pause(Instant now) {
        become(CampaignStatus.PAUSED, now);
    }

    /** Nothing happens when it is running already. */
    public void resume(Instant now) {
        become(CampaignStatus.RUNNING, now);
    }

    /** Who has a piece keeps it. Nothing happens when it is cancelled already. */
    public void cancel(Instant now) {
        become(CampaignStatus.CANCELLED, now);
    }

    private void become(CampaignStatus next, Instant now) {
        if (status == next) {
            return;
        }
        if (!status.allows(next)) {
            throw new CampaignEnded(id.value(), status.name());
        }
        status = next;
        endedAt = next.isEnd() ? now : null;
    }

    public boolean isRunning() {
        return status == CampaignStatus.RUNNING;
    }

    public CampaignId id() {
        return id;
    }

    public CouponId couponId() {
        return couponId;
    }

    public CampaignStatus status() {
        return status;
    }

    public Progress progress() {
        return progress;
    }

    public @Nullable UUID lastMember() {
        return lastMember;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }
}
