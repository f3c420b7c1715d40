package shop.jangteo.contract.ordering;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.PublishedEvent;

/**
 * The buyer keeps the goods: the purchase is final. earningBase is what points are earned on (goods paid for
 * with money, without delivery).
 */
public record OrderConfirmed(
        UUID eventId,
        Instant occurredAt,
        UUID orderId,
        String orderNumber,
        UUID buyerId,
        List<OrderedLine> lines,
        Money earningBase)
        implements PublishedEvent {}
