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
        for (Reservation reservation : reservations) {
            dsl.insertInto(STOCK_RESERVATIONS)
                    .set(STOCK_RESERVATIONS.ORDER_LINE_ID, reservation.orderLineId())
                    .set(STOCK_RESERVATIONS.ORDER_ID, reservation.orderId())
                    .set(STOCK_RESERVATIONS.VARIANT_ID, reservation.variantId())
                    .set(STOCK_RESERVATIONS.QUANTITY, reservation.quantity())
                    .set(STOCK_RESERVATIONS.STATE, reservation.state().name())
                    .set(STOCK_RESERVATIONS.RESERVED_AT, reservation.reservedAt())
                    .execute();
        }
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
