package shop.jangteo.ordering.adapter.out.persistence;

import static shop.jangteo.ordering.adapter.jooq.Tables.CARTS;
import static shop.jangteo.ordering.adapter.jooq.Tables.CART_LINES;

import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.ordering.domain.cart.Cart;
import shop.jangteo.ordering.domain.cart.CartLine;
import shop.jangteo.ordering.domain.cart.Carts;

@Repository
class JooqCarts implements Carts {

    private final DSLContext sql;

    JooqCarts(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Cart locked(UUID memberId) {
        // Makes the row or takes the one that is there, exclusively in both cases: reading it first and making it
        // afterwards would let two first clicks wait for each other.
        sql.insertInto(CARTS)
                .set(CARTS.MEMBER_ID, memberId)
                .onDuplicateKeyUpdate()
                .set(CARTS.MEMBER_ID, memberId)
                .execute();
        return Cart.of(
                memberId,
                sql.selectFrom(CART_LINES)
                        .where(CART_LINES.MEMBER_ID.eq(memberId))
                        .orderBy(CART_LINES.ADDED_AT, CART_LINES.VARIANT_ID)
                        .fetch(row -> new CartLine(
                                row.getVariantId(),
                                Quantity.of(row.getQuantity()),
                                Money.won(row.getSeenPrice()),
                                row.getAddedAt())));
    }

    @Override
    public void save(Cart cart) {
        sql.deleteFrom(CART_LINES)
                .where(CART_LINES.MEMBER_ID.eq(cart.memberId()))
                .and(CART_LINES.VARIANT_ID.in(cart.removed()))
                .execute();
        for (CartLine line : cart.changed()) {
            sql.insertInto(CART_LINES)
                    .set(CART_LINES.MEMBER_ID, cart.memberId())
                    .set(CART_LINES.VARIANT_ID, line.variantId())
                    .set(CART_LINES.QUANTITY, line.quantity().value())
                    .set(CART_LINES.SEEN_PRICE, line.seenPrice().won())
                    .set(CART_LINES.ADDED_AT, line.addedAt())
                    .onDuplicateKeyUpdate()
                    .set(CART_LINES.QUANTITY, line.quantity().value())
                    .set(CART_LINES.SEEN_PRICE, line.seenPrice().won())
                    .execute();
        }
    }
}
