package shop.jangteo.ordering.adapter.out.persistence;

import static org.jooq.impl.DSL.excluded;
import static shop.jangteo.ordering.adapter.jooq.Tables.CARTS;
import static shop.jangteo.ordering.adapter.jooq.Tables.CART_LINES;
import static shop.jangteo.ordering.adapter.jooq.Tables.ORDERS;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.ordering.domain.cart.Cart;
import shop.jangteo.ordering.domain.cart.CartLine;
import shop.jangteo.ordering.domain.cart.CartLine.InPayment;
import shop.jangteo.ordering.domain.cart.Carts;
import shop.jangteo.ordering.domain.order.OrderId;
import shop.jangteo.ordering.domain.order.OrderStatus;

@Repository
class JooqCarts implements Carts {

    private final DSLContext sql;
    private final Clock clock;

    JooqCarts(DSLContext sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Cart locked(Actor owner) {
        Instant touched = owner.isGuest() ? clock.instant() : null;
        // Makes the row or takes the one that is there, exclusively in both cases: reading it first and making it
        // afterwards would let two first clicks wait for each other.
        sql.insertInto(CARTS)
                .set(CARTS.MEMBER_ID, owner.memberId())
                .set(CARTS.GUEST, owner.isGuest())
                .set(CARTS.TOUCHED_AT, touched)
                .onDuplicateKeyUpdate()
                .set(CARTS.TOUCHED_AT, touched)
                .execute();
        return load(owner.memberId());
    }

    @Override
    public Optional<Cart> lockedOfGuest(UUID guestId) {
        return sql.select(CARTS.MEMBER_ID)
                .from(CARTS)
                .where(CARTS.MEMBER_ID.eq(guestId))
                .and(CARTS.GUEST.isTrue())
                .forUpdate()
                .fetchOptional()
                .map(row -> load(guestId));
    }

    private Cart load(UUID ownerId) {
        List<CartLine> lines = new ArrayList<>();
        List<UUID> bought = new ArrayList<>();
        sql.select(CART_LINES.fields())
                .select(ORDERS.ORDER_NUMBER, ORDERS.STATUS, ORDERS.PAYMENT_ID)
                .from(CART_LINES)
                .leftJoin(ORDERS)
                .on(ORDERS.ID.eq(CART_LINES.ORDER_ID))
                .where(CART_LINES.MEMBER_ID.eq(ownerId))
                .orderBy(CART_LINES.ADDED_AT, CART_LINES.VARIANT_ID)
                .forEach(row -> {
                    boolean paid = row.get(ORDERS.PAYMENT_ID) != null;
                    int left = row.get(CART_LINES.QUANTITY) - (paid ? row.get(CART_LINES.ORDERED) : 0);
                    if (paid) {
                        bought.add(row.get(CART_LINES.VARIANT_ID));
                    }
                    if (left > 0) {
                        lines.add(line(row, Quantity.of(left)));
                    }
                });
        if (!bought.isEmpty()) {
            forget(ownerId, bought);
        }
        return Cart.of(ownerId, lines);
    }

    private static CartLine line(Record row, Quantity quantity) {
        String status = row.get(ORDERS.STATUS);
        boolean waits = status != null && OrderStatus.valueOf(status).isUnpaid();
        return new CartLine(
                row.get(CART_LINES.VARIANT_ID),
                quantity,
                Money.won(row.get(CART_LINES.SEEN_PRICE)),
                row.get(CART_LINES.ADDED_AT),
                waits
                        ? new InPayment(
                                new OrderId(row.get(CART_LINES.ORDER_ID)),
                                row.get(ORDERS.ORDER_NUMBER),
                                Quantity.of(row.get(CART_LINES.ORDERED)))
                        : null);
    }

    /** What was bought is gone from the cart already, for everybody who reads it; here the rows follow. */
    private void forget(UUID ownerId, List<UUID> bought) {
        var ofCart = CART_LINES.MEMBER_ID.eq(ownerId).and(CART_LINES.VARIANT_ID.in(bought));
        sql.deleteFrom(CART_LINES)
                .where(ofCart)
                .and(CART_LINES.QUANTITY.le(CART_LINES.ORDERED))
                .execute();
        sql.update(CART_LINES)
                .set(CART_LINES.QUANTITY, CART_LINES.QUANTITY.minus(CART_LINES.ORDERED))
                .setNull(CART_LINES.ORDERED)
                .setNull(CART_LINES.ORDER_ID)
                .where(ofCart)
                .execute();
    }

    @Override
    public void save(Cart cart) {
        if (!cart.removed().isEmpty()) {
            sql.deleteFrom(CART_LINES)
                    .where(CART_LINES.MEMBER_ID.eq(cart.ownerId()))
                    .and(CART_LINES.VARIANT_ID.in(cart.removed()))
                    .execute();
        }
        if (!cart.changed().isEmpty()) {
            store(cart.ownerId(), cart.changed());
        }
    }

    private void store(UUID ownerId, List<CartLine> lines) {
        var rows = sql.insertInto(
                CART_LINES,
                CART_LINES.MEMBER_ID,
                CART_LINES.VARIANT_ID,
                CART_LINES.QUANTITY,
                CART_LINES.SEEN_PRICE,
                CART_LINES.ADDED_AT,
                CART_LINES.ORDER_ID,
                CART_LINES.ORDERED);
        for (CartLine line : lines) {
            InPayment order = line.inPayment();
            rows = rows.values(
                    ownerId,
                    line.variantId(),
                    line.quantity().value(),
                    line.seenPrice().won(),
                    line.addedAt(),
                    order == null ? null : order.orderId().value(),
                    order == null ? null : order.quantity().value());
        }
        rows.onDuplicateKeyUpdate()
                .set(CART_LINES.QUANTITY, excluded(CART_LINES.QUANTITY))
                .set(CART_LINES.SEEN_PRICE, excluded(CART_LINES.SEEN_PRICE))
                .set(CART_LINES.ORDER_ID, excluded(CART_LINES.ORDER_ID))
                .set(CART_LINES.ORDERED, excluded(CART_LINES.ORDERED))
                .execute();
    }

    @Override
    public void discard(Cart cart) {
        discard(List.of(cart.ownerId()));
    }

    @Override
    public int discardOfGuests(Instant untouchedSince, int most) {
        List<UUID> stale = sql.select(CARTS.MEMBER_ID)
                .from(CARTS)
                .where(CARTS.GUEST.isTrue())
                .and(CARTS.TOUCHED_AT.lt(untouchedSince))
                .orderBy(CARTS.TOUCHED_AT)
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch(CARTS.MEMBER_ID);
        if (!stale.isEmpty()) {
            discard(stale);
        }
        return stale.size();
    }

    private void discard(List<UUID> owners) {
        sql.deleteFrom(CART_LINES).where(CART_LINES.MEMBER_ID.in(owners)).execute();
        sql.deleteFrom(CARTS).where(CARTS.MEMBER_ID.in(owners)).execute();
    }
}
