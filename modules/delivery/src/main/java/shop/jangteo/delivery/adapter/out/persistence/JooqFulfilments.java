package shop.jangteo.delivery.adapter.out.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static shop.jangteo.delivery.adapter.jooq.Tables.CANCELLED_LINE;
import static shop.jangteo.delivery.adapter.jooq.Tables.FULFILMENT;
import static shop.jangteo.delivery.adapter.jooq.Tables.SHIPMENT;
import static shop.jangteo.delivery.adapter.jooq.Tables.SHIPMENT_LINE;
import static shop.jangteo.delivery.adapter.jooq.Tables.SHIPMENT_STEP;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Repository;
import shop.jangteo.delivery.adapter.jooq.tables.records.FulfilmentRecord;
import shop.jangteo.delivery.domain.Carrier;
import shop.jangteo.delivery.domain.Destination;
import shop.jangteo.delivery.domain.Dispatch;
import shop.jangteo.delivery.domain.Fulfilment;
import shop.jangteo.delivery.domain.FulfilmentEvent;
import shop.jangteo.delivery.domain.FulfilmentEvents;
import shop.jangteo.delivery.domain.Fulfilments;
import shop.jangteo.delivery.domain.Invoice;
import shop.jangteo.delivery.domain.InvoiceNumberTaken;
import shop.jangteo.delivery.domain.Shipment;
import shop.jangteo.delivery.domain.ShipmentLine;
import shop.jangteo.delivery.domain.ShipmentStatus;
import shop.jangteo.delivery.domain.Step;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.platform.crypto.PersonalData;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JooqFulfilments implements Fulfilments {

    private static final TypeReference<Map<String, String>> OPTIONS = new TypeReference<>() {};

    private final DSLContext db;
    private final FulfilmentEvents events;
    private final PersonalData personalData;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    JooqFulfilments(
            DSLContext db, FulfilmentEvents events, PersonalData personalData, JsonMapper json, Ids ids, Clock clock) {
        this.db = db;
        this.events = events;
        this.personalData = personalData;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Optional<Fulfilment> addUnlessPresent(Fulfilment fulfilment) {
        // Looked for and locked first: an insert that meets the row shares it with others like it, and none can then
        // write.
        Optional<Fulfilment> present = findAndLock(fulfilment.orderId());
        return present.isPresent() ? present : insert(fulfilment);
    }

    private Optional<Fulfilment> insert(Fulfilment fulfilment) {
        Destination destination = fulfilment.destination();
        int added = db.insertInto(FULFILMENT)
                .set(FULFILMENT.ORDER_ID, fulfilment.orderId())
                .set(FULFILMENT.ORDER_NUMBER, fulfilment.orderNumber())
                .set(FULFILMENT.BUYER_ID, fulfilment.buyerId())
                .set(
                        FULFILMENT.DESTINATION,
                        destination == null ? null : personalData.seal(json.writeValueAsString(destination)))
                .set(FULFILMENT.CREATED_AT, fulfilment.createdAt())
                .set(FULFILMENT.CANCELLED_AT, fulfilment.cancelledAt())
                .set(FULFILMENT.VERSION, fulfilment.version())
                .onDuplicateKeyIgnore()
                .execute();
        if (added == 0) {
            return findAndLock(fulfilment.orderId());
        }
        insertCancelledUnits(fulfilment);
        for (Shipment shipment : fulfilment.shipments()) {
            db.insertInto(SHIPMENT)
                    .set(SHIPMENT.ID, shipment.id())
                    .set(SHIPMENT.ORDER_ID, fulfilment.orderId())
                    .set(SHIPMENT.BRAND_ID, shipment.brandId())
                    .set(SHIPMENT.STATUS, shipment.status().name())
                    .set(SHIPMENT.CREATED_AT, fulfilment.createdAt())
                    .execute();
            if (!shipment.lines().isEmpty()) {
                insertLines(shipment);
            }
        }
        return Optional.empty();
    }

    private void insertCancelledUnits(Fulfilment fulfilment) {
        fulfilment
                .cancelledUnits()
                .forEach((line, units) -> db.insertInto(CANCELLED_LINE)
                        .set(CANCELLED_LINE.ORDER_ID, fulfilment.orderId())
                        .set(CANCELLED_LINE.LINE_ID, line)
                        .set(CANCELLED_LINE.QUANTITY, units)
                        .execute());
    }

    @Override
    public void replace(Fulfilment announced, Fulfilment paid) {
        db.deleteFrom(CANCELLED_LINE)
                .where(CANCELLED_LINE.ORDER_ID.eq(announced.orderId()))
                .execute();
        db.deleteFrom(FULFILMENT)
                .where(FULFILMENT.ORDER_ID.eq(announced.orderId()))
                .execute();
        insert(paid);
    }

    private void insertLines(Shipment shipment) {
        var insert = db.insertInto(
                SHIPMENT_LINE,
                SHIPMENT_LINE.LINE_ID,
                SHIPMENT_LINE.SHIPMENT_ID,
                SHIPMENT_LINE.LINE_NO,
                SHIPMENT_LINE.VARIANT_ID,
                SHIPMENT_LINE.PRODUCT_ID,
                SHIPMENT_LINE.PRODUCT_NAME,
                SHIPMENT_LINE.OPTIONS,
                SHIPMENT_LINE.QUANTITY);
        int lineNo = 0;
        for (ShipmentLine line : shipment.lines()) {
            insert = insert.values(
                    line.lineId(),
                    shipment.id(),
                    lineNo++,
                    line.variantId(),
                    line.productId(),
                    line.productName(),
                    json.writeValueAsString(line.options()),
                    line.quantity().value());
        }
        insert.execute();
    }

    @Override
    public Optional<Fulfilment> ofShipment(UUID shipmentId) {
        return db.select(SHIPMENT.ORDER_ID)
                .from(SHIPMENT)
                .where(SHIPMENT.ID.eq(shipmentId))
                .fetchOptional(SHIPMENT.ORDER_ID)
                .flatMap(this::find);
    }

    private Optional<Fulfilment> find(UUID orderId) {
        return db.selectFrom(FULFILMENT).where(FULFILMENT.ORDER_ID.eq(orderId)).fetchOptional(this::fulfilment);
    }

    private Optional<Fulfilment> findAndLock(UUID orderId) {
        return db.selectFrom(FULFILMENT)
                .where(FULFILMENT.ORDER_ID.eq(orderId))
                .forUpdate()
                .fetchOptional(this::fulfilment);
    }

    /** The version is read before the rest: what changes meanwhile makes it stale. */
    private Fulfilment fulfilment(FulfilmentRecord row) {
        return Fulfilment.restore(
                row.getOrderId(),
                row.getOrderNumber(),
                row.getBuyerId(),
                destination(row.getDestination()),
                row.getCreatedAt(),
                row.getCancelledAt(),
                shipments(row.getOrderId()),
                row.getDestination() == null ? cancelledUnits(row.getOrderId()) : Map.of(),
                row.getVersion());
    }

    private Map<UUID, Integer> cancelledUnits(UUID orderId) {
        return db.selectFrom(CANCELLED_LINE)
                .where(CANCELLED_LINE.ORDER_ID.eq(orderId))
                .fetchMap(CANCELLED_LINE.LINE_ID, CANCELLED_LINE.QUANTITY);
    }

    private @Nullable Destination destination(@Nullable String sealed) {
        return sealed == null ? null : json.readValue(personalData.open(sealed), Destination.class);
    }

    private List<Shipment> shipments(UUID orderId) {
        Map<UUID, List<ShipmentLine>> lines = db
                .select(SHIPMENT_LINE.fields())
                .from(SHIPMENT_LINE)
                .join(SHIPMENT)
                .on(SHIPMENT.ID.eq(SHIPMENT_LINE.SHIPMENT_ID))
                .where(SHIPMENT.ORDER_ID.eq(orderId))
                .orderBy(SHIPMENT_LINE.SHIPMENT_ID, SHIPMENT_LINE.LINE_NO)
                .fetch()
                .stream()
                .collect(groupingBy(row -> row.get(SHIPMENT_LINE.SHIPMENT_ID), mapping(this::line, toList())));
        return db.selectFrom(SHIPMENT)
                .where(SHIPMENT.ORDER_ID.eq(orderId))
                .orderBy(SHIPMENT.ID)
                .fetch(row -> Shipment.restore(
                        row.getId(),
                        row.getBrandId(),
                        lines.getOrDefault(row.getId(), List.of()),
                        ShipmentStatus.valueOf(row.getStatus()),
                        row.getCarrier() == null
                                ? null
                                : new Dispatch(
                                        new Invoice(Carrier.valueOf(row.getCarrier()), row.getInvoiceNumber()),
                                        row.getInvoicedAt(),
                                        row.getExpectedOn())));
    }

    private ShipmentLine line(Record row) {
        return new ShipmentLine(
                row.get(SHIPMENT_LINE.LINE_ID),
                row.get(SHIPMENT_LINE.VARIANT_ID),
                row.get(SHIPMENT_LINE.PRODUCT_ID),
                row.get(SHIPMENT_LINE.PRODUCT_NAME),
                json.readValue(row.get(SHIPMENT_LINE.OPTIONS), OPTIONS),
                Quantity.of(row.get(SHIPMENT_LINE.QUANTITY)));
    }

    @Override
    public void save(Fulfilment fulfilment) {
        if (fulfilment.raised().isEmpty()) {
            return;
        }
        events.publish(fulfilment);
        int updated = db.update(FULFILMENT)
                .set(FULFILMENT.CANCELLED_AT, fulfilment.cancelledAt())
                .set(FULFILMENT.VERSION, fulfilment.version() + 1)
                .where(FULFILMENT.ORDER_ID.eq(fulfilment.orderId()))
                .and(FULFILMENT.VERSION.eq(fulfilment.version()))
                .execute();
        if (updated == 0) {
            throw new OptimisticLockingFailureException("delivery of order " + fulfilment.orderId());
        }
        fulfilment.shipments().forEach(this::update);
        fulfilment.raised().forEach(event -> enter(fulfilment, event));
    }

    private void update(Shipment shipment) {
        var update = db.update(SHIPMENT).set(SHIPMENT.STATUS, shipment.status().name());
        Dispatch dispatch = shipment.dispatch();
        if (dispatch == null) {
            update.where(SHIPMENT.ID.eq(shipment.id())).execute();
            return;
        }
        try {
            update.set(SHIPMENT.CARRIER, dispatch.invoice().carrier().name())
                    .set(SHIPMENT.INVOICE_NUMBER, dispatch.invoice().number())
                    .set(SHIPMENT.INVOICED_AT, dispatch.at())
                    .set(SHIPMENT.EXPECTED_ON, dispatch.expectedOn())
                    .where(SHIPMENT.ID.eq(shipment.id()))
                    .execute();
        } catch (DuplicateKeyException taken) {
            throw new InvoiceNumberTaken(dispatch.invoice());
        }
    }

    private void enter(Fulfilment fulfilment, FulfilmentEvent event) {
        switch (event) {
            case FulfilmentEvent.Progressed progressed -> insert(progressed.shipmentId(), progressed.step());
            case FulfilmentEvent.Delivered delivered -> insert(delivered.shipmentId(), delivered.step());
            case FulfilmentEvent.LinesLeftOut _ -> writeLinesAnew(fulfilment);
            case FulfilmentEvent.Dispatched _, FulfilmentEvent.Cancelled _ -> {
                // No step of a carrier.
            }
        }
    }

    private void writeLinesAnew(Fulfilment fulfilment) {
        db.deleteFrom(CANCELLED_LINE)
                .where(CANCELLED_LINE.ORDER_ID.eq(fulfilment.orderId()))
                .execute();
        insertCancelledUnits(fulfilment);
        for (Shipment shipment : fulfilment.shipments()) {
            db.deleteFrom(SHIPMENT_LINE)
                    .where(SHIPMENT_LINE.SHIPMENT_ID.eq(shipment.id()))
                    .execute();
            if (!shipment.lines().isEmpty()) {
                insertLines(shipment);
            }
        }
    }

    private void insert(UUID shipmentId, Step step) {
        db.insertInto(SHIPMENT_STEP)
                .set(SHIPMENT_STEP.ID, ids.next())
                .set(SHIPMENT_STEP.SHIPMENT_ID, shipmentId)
                .set(SHIPMENT_STEP.STATUS, step.status().name())
                .set(SHIPMENT_STEP.HAPPENED_AT, step.at())
                .set(SHIPMENT_STEP.NOTE, step.note())
                .set(SHIPMENT_STEP.REPORTED_BY, step.by())
                .set(SHIPMENT_STEP.REPORTED_AT, clock.instant())
                .execute();
    }
}
