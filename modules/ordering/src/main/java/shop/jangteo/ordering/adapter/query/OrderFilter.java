package shop.jangteo.ordering.adapter.query;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDERS;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDER_LINES;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.ordering.domain.order.OrderStatus;

/**
 * Which orders of a list are wanted; null wants all.
 *
 * @param from first day, Asia/Seoul
 * @param to last day
 * @param memberId who bought
 * @param brandId orders with something of this brand
 * @param productId orders with this product
 * @param orderNumber the whole number
 * @param keyword part of the name of something that was ordered
 */
public record OrderFilter(
        @Nullable OrderStatus status,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable UUID memberId,
        @Nullable UUID brandId,
        @Nullable UUID productId,
        @Nullable String orderNumber,
        @Nullable String keyword) {

    private static final ZoneId SHOP = ZoneId.of("Asia/Seoul");
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 9998;
    private static final int LONGEST_NUMBER = 16;
    private static final int LONGEST_KEYWORD = 100;

    public OrderFilter {
        requireDay(from, "from");
        requireDay(to, "to");
        if (from != null && to != null && to.isBefore(from)) {
            throw new InvalidField("to", "PERIOD");
        }
        if (orderNumber != null && (orderNumber.isBlank() || orderNumber.length() > LONGEST_NUMBER)) {
            throw new InvalidField("orderNumber", "SIZE");
        }
        if (keyword != null && (keyword.isBlank() || keyword.length() > LONGEST_KEYWORD)) {
            throw new InvalidField("keyword", "SIZE");
        }
    }

    public static OrderFilter of(@Nullable OrderStatus status, @Nullable LocalDate from, @Nullable LocalDate to) {
        return new OrderFilter(status, from, to, null, null, null, null, null);
    }

    /** What is asked for, by name. */
    public Map<String, String> asked() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("status", status);
        all.put("from", from);
        all.put("to", to);
        all.put("memberId", memberId);
        all.put("brandId", brandId);
        all.put("productId", productId);
        all.put("orderNumber", orderNumber);
        all.put("keyword", keyword);
        Map<String, String> asked = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (value != null) {
                asked.put(name, value.toString());
            }
        });
        return asked;
    }

    /** The orders that are wanted, of those that the actor may see: for a seller what it sells, and nothing else. */
    Condition matches(Actor actor) {
        Condition line = visibleLines(actor);
        boolean byLine = !actor.isOperator();
        if (brandId != null) {
            line = line.and(ORDER_LINES.BRAND_ID.eq(brandId));
            byLine = true;
        }
        if (productId != null) {
            line = line.and(ORDER_LINES.PRODUCT_ID.eq(productId));
            byLine = true;
        }
        if (keyword != null) {
            line = line.and(ORDER_LINES.PRODUCT_NAME.contains(keyword.strip()));
            byLine = true;
        }
        return byLine
                ? matches()
                        .and(exists(selectOne()
                                .from(ORDER_LINES)
                                .where(ORDER_LINES.ORDER_ID.eq(ORDERS.ID))
                                .and(line)))
                : matches();
    }

    /** What an order itself must be, whatever is in it. */
    Condition matches() {
        Condition condition = noCondition();
        if (status != null) {
            condition = condition.and(ORDERS.STATUS.eq(status.name()));
        }
        if (from != null) {
            condition = condition.and(ORDERS.PLACED_AT.ge(startOf(from)));
        }
        if (to != null) {
            condition = condition.and(ORDERS.PLACED_AT.lt(startOf(to.plusDays(1))));
        }
        if (memberId != null) {
            condition = condition.and(ORDERS.BUYER_ID.eq(memberId));
        }
        if (orderNumber != null) {
            condition = condition.and(ORDERS.ORDER_NUMBER.eq(orderNumber.strip()));
        }
        return condition;
    }

    /** An operator sees every line, a seller those of its brand. */
    static Condition visibleLines(Actor actor) {
        if (actor.isOperator()) {
            return noCondition();
        }
        UUID own = actor.brandId();
        return own == null ? falseCondition() : ORDER_LINES.BRAND_ID.eq(own);
    }

    private static void requireDay(@Nullable LocalDate day, String field) {
        if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
            throw new InvalidField(field, "OUT_OF_RANGE");
        }
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(SHOP).toInstant();
    }
}
