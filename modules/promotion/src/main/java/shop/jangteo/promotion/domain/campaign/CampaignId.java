package shop.jangteo.promotion.domain.campaign;

import java.util.UUID;

/** One giving of a coupon to all whom it is for. */
public record CampaignId(UUID value) {}
