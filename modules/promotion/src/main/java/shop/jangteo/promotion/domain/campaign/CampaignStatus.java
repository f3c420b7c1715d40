package shop.jangteo.promotion.domain.campaign;

import java.util.Set;

/** Where a campaign stands; the names are part of the API. docs/process/coupon-campaign.md has the same table. */
public enum CampaignStatus {
    /** Gives to one chunk of members after another. */
    RUNNING,
    /** An operator has stopped it for the time being. */
    PAUSED,
    /** All members have been looked at. */
    DONE,
    /** No piece was left for the rest. */
    SOLD_OUT,
    /** The coupon's period was over before the rest had one. */
    OVER,
    /** An operator has ended it. */
    CANCELLED;

    public boolean allows(CampaignStatus next) {
        return switch (this) {
            case RUNNING -> Set.of(PAUSED, DONE, SOLD_OUT, OVER, CANCELLED).contains(next);
            case PAUSED -> Set.of(RUNNING, CANCELLED).contains(next);
            case DONE, SOLD_OUT, OVER, CANCELLED -> false;
        };
    }

    public boolean isEnd() {
        return this != RUNNING && this != PAUSED;
    }
}
