package shop.jangteo.catalog.adapter.out.persistence;

import static shop.jangteo.catalog.adapter.jooq.Tables.STOCK_RESERVATIONS;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;
import shop.jangteo.catalog.domain.stock.Reservation;
import shop.jangteo.catalog.domain.stock.ReservationState;
import shop.jangteo.catalog.domain.stock.Reservations;

@Repository
class JooqReservations implements Reservations {

    private final DSLContext dsl;

    JooqReservations(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public boolean existFor(UUID orderId) {
        return dsl.fetchExists(dsl.selectOne().from(STOCK_RESERVATIONS).where(STOCK_RESERVATIONS.ORDER_ID.eq(orderId)));
    }

    @Override
    public List<Reservation> lock(UUID orderId) {
        return dsl.selectFrom(STOCK_RESERVATIONS)
                .where(STOCK_RESERVATIONS.ORDER_ID.eq(orderId))
                .orderBy(STOCK_RESERVATIONS.ORDER_LINE_ID)
                .forUpdate()
                .fetch(row -> Reservation.restore(
                        row.getOrderLineId(),
                        row.getOrderId(),
                        row.getVariantId(),
                        row.getQuantity(),
                        row.getGivenBack(),
                        row.getReservedAt(),
                        ReservationState.valueOf(row.getState())));
    }

    @Override
    public void add(List<Reservation> reservations) {
        var insert = dsl.insertInto(
                STOCK_RESERVATIONS,
                STOCK_RESERVATIONS.ORDER_LINE_ID,
                STOCK_RESERVATIONS.ORDER_ID,
                STOCK_RESERVATIONS.VARIANT_ID,
                STOCK_RESERVATIONS.QUANTITY,
                STOCK_RESERVATIONS.STATE,
                STOCK_RESERVATIONS.RESERVED_AT);
        for (Reservation reservation : reservations) {
            insert = insert.values(
                    reservation.orderLineId(),
                    reservation.orderId(),
                    reservation.variantId(),
                    reservation.quantity(),
                    reservation.state().name(),
                    reservation.reservedAt());
        }
        insert.execute();
    }

    @Override
    public void save(List<Reservation> reservations) {
        for (Reservation reservation : reservations) {
            if (reservation.isChanged()) {
                int saved = dsl.update(STOCK_RESERVATIONS)
                        .set(STOCK_RESERVATIONS.STATE, reservation.state().name())
                        .set(STOCK_RESERVATIONS.GIVEN_BACK, reservation.givenBack())
                        .where(
                                STOCK_RESERVATIONS.ORDER_LINE_ID.eq(reservation.orderLineId()),
                                STOCK_RESERVATIONS.GIVEN_BACK.eq(reservation.givenBackBefore()),
                                STOCK_RESERVATIONS.STATE.eq(
                                        reservation.stateBefore().name()))
                        .execute();
                if (saved == 0) {
                    throw new OptimisticLockingFailureException("reservation " + reservation.orderLineId());
                }
            }
        }
    }
}
