package shop.jangteo.support.adapter.query;

import java.time.Instant;
import java.util.UUID;

/** Something that arrived and that its buyer hasn't reviewed yet. */
public record ReviewableLineView(
        UUID orderLineId, UUID orderId, String orderNumber, UUID productId, String productName, Instant deliveredAt) {}
