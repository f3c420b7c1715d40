package shop.jangteo.ordering.adapter.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator of the shop can set about carts and orders. Amounts in won; the first three are where the rules of
 * delivery begin, which are edited afterwards.
 *
 * @param paymentWindow how long an unpaid order holds its stock
 * @param expiryBatch how many overdue orders are looked for at a time
 * @param sameOrderWithin who asks for the same so soon after, without a key, means the same order; 0 for nobody
 */
@ConfigurationProperties("jangteo.ordering")
record OrderingProperties(
        @DefaultValue("3000") long shippingFee,
        @DefaultValue("50000") long freeShippingFrom,
        @DefaultValue("10000") long minimumOrderAmount,
        @DefaultValue("30m") Duration paymentWindow,
        @DefaultValue("500") int expiryBatch,
        @DefaultValue("5s") Duration sameOrderWithin,
        @DefaultValue("99") int mostPerLine,
        @DefaultValue("100") int mostCartLines) {}
