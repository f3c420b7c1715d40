package shop.jangteo.delivery.adapter.query;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static shop.jangteo.delivery.adapter.jooq.Tables.FULFILMENT;
import static shop.jangteo.delivery.adapter.jooq.Tables.SHIPMENT;
import static shop.jangteo.delivery.adapter.jooq.Tables.SHIPMENT_LINE;
import static shop.jangteo.delivery.adapter.jooq.Tables.SHIPMENT_STEP;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shop.jangteo.delivery.domain.Carrier;
import shop.jangteo.delivery.domain.Destination;
import shop.jangteo.delivery.domain.Invoice;
import shop.jangteo.delivery.domain.ShipmentStatus;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.crypto.PersonalData;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The read side; a fixed number of statements however many shipments there are. */
@Component
@Transactional(readOnly = true)
public class ShipmentQueries {

    private static final TypeReference<Map<String, String>> OPTIONS = new TypeReference<>() {};
    private static final Map<String, Field<?>> SORTABLE =
            Map.of("createdAt", SHIPMENT.CREATED_AT, "expectedOn", SHIPMENT.EXPECTED_ON, "status", SHIPMENT.STATUS);

    private final DSLContext db;
    private final PersonalData personalData;
    private final JsonMapper json;

    ShipmentQueries(DSLContext db, PersonalData personalData, JsonMapper json) {
        this.db = db;
        this.personalData = personalData;
        this.json = json;
    }

    /**
     * The shipments of an order, for its buyer.
     *
     * @throws NotFound when nothing is known of a paid order with this id, or it is somebody else's
     */
    public List<ShipmentView> ofOrder(Actor actor, UUID orderId) {
        UUID buyer = db.select(FULFILMENT.BUYER_ID)
                .from(FULFILMENT)
                .where(FULFILMENT.ORDER_ID.eq(orderId))
                .fetchOne(FULFILMENT.BUYER_ID);
        if (buyer == null || !actor.mayActForOrder(orderId, buyer)) {
            throw new NotFound("order");
        }
        Result<? extends Record> rows = db.selectFrom(SHIPMENT)
                .where(SHIPMENT.ORDER_ID.eq(orderId))
                .orderBy(SHIPMENT.ID)
                .fetch();
        var contents = new Contents(rows.getValues(SHIPMENT.ID));
        return rows.map(row -> {
            UUID id = row.get(SHIPMENT.ID);
            Invoice invoice = invoice(row);
            return new ShipmentView(
                    id,
                    ShipmentStatus.valueOf(row.get(SHIPMENT.STATUS)),
                    row.get(SHIPMENT.CARRIER),
                    row.get(SHIPMENT.INVOICE_NUMBER),
                    invoice == null ? null : invoice.trackingUrl(),
                    row.get(SHIPMENT.EXPECTED_ON),
                    contents.items(id),
                    contents.events(id));
        });
    }

    /** @throws NotFound when there is none, or it is another seller's */
    public AdminShipmentView one(Actor actor, UUID shipmentId) {
        return adminViews(db.select()
                        .from(SHIPMENT)
                        .join(FULFILMENT)
                        .on(FULFILMENT.ORDER_ID.eq(SHIPMENT.ORDER_ID))
                        .where(SHIPMENT.ID.eq(shipmentId))
                        .and(inChargeOf(actor))
                        .fetch())
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("shipment"));
    }

    /** What the operator or a seller has to send, the newest first. */
    public Page<AdminShipmentView> list(
            Actor actor, @Nullable ShipmentStatus status, @Nullable UUID orderId, Paging paging) {
        Condition wanted = inChargeOf(actor)
                .and(status == null ? noCondition() : SHIPMENT.STATUS.eq(status.name()))
                .and(orderId == null ? noCondition() : SHIPMENT.ORDER_ID.eq(orderId));
        int total = db.fetchCount(SHIPMENT, wanted);
        Result<Record> rows = db.select()
                .from(SHIPMENT)
                .join(FULFILMENT)
                .on(FULFILMENT.ORDER_ID.eq(SHIPMENT.ORDER_ID))
                .where(wanted)
                .orderBy(paging.orderBy(SORTABLE, SHIPMENT.CREATED_AT.desc(), SHIPMENT.ID.desc()))
                .limit(paging.size())
                .offset(paging.offset())
                .fetch();
        return Page.of(adminViews(rows), paging, total);
    }

    private static Condition inChargeOf(Actor actor) {
        if (actor.isOperator()) {
            return noCondition();
        }
        UUID brand = actor.brandId();
        return brand != null && actor.actsForBrand(brand) ? SHIPMENT.BRAND_ID.eq(brand) : falseCondition();
    }

    private List<AdminShipmentView> adminViews(Result<Record> rows) {
        var contents = new Contents(rows.getValues(SHIPMENT.ID));
        return rows.map(row -> {
            UUID id = row.get(SHIPMENT.ID);
            Invoice invoice = invoice(row);
            return new AdminShipmentView(
                    id,
                    row.get(SHIPMENT.ORDER_ID),
                    row.get(FULFILMENT.ORDER_NUMBER),
                    row.get(SHIPMENT.BRAND_ID),
                    ShipmentStatus.valueOf(row.get(SHIPMENT.STATUS)),
                    row.get(SHIPMENT.CARRIER),
                    row.get(SHIPMENT.INVOICE_NUMBER),
                    invoice == null ? null : invoice.trackingUrl(),
                    row.get(SHIPMENT.INVOICED_AT),
                    row.get(SHIPMENT.EXPECTED_ON),
                    invoice != null && invoice.looksMistyped() ? List.of("INVOICE_CHECK_DIGIT") : List.of(),
                    json.readValue(personalData.open(row.get(FULFILMENT.DESTINATION)), Destination.class),
                    contents.items(id),
                    contents.events(id),
                    row.get(SHIPMENT.CREATED_AT));
        });
    }

    private static @Nullable Invoice invoice(Record row) {
        String carrier = row.get(SHIPMENT.CARRIER);
        return carrier == null ? null : new Invoice(Carrier.valueOf(carrier), row.get(SHIPMENT.INVOICE_NUMBER));
    }

    /** What is in some shipments and what happened to them. */
    private final class Contents {

        private final Map<UUID, List<ShipmentItemView>> items;
        private final Map<UUID, List<ShipmentEventView>> events;

        Contents(List<UUID> shipments) {
            items = db
                    .selectFrom(SHIPMENT_LINE)
                    .where(SHIPMENT_LINE.SHIPMENT_ID.in(shipments))
                    .orderBy(SHIPMENT_LINE.SHIPMENT_ID, SHIPMENT_LINE.LINE_NO)
                    .fetch()
                    .stream()
                    .collect(groupingBy(
                            row -> row.getShipmentId(),
                            mapping(
                                    row -> new ShipmentItemView(
                                            row.getLineId(),
                                            row.getVariantId(),
                                            row.getProductId(),
                                            row.getProductName(),
                                            json.readValue(row.getOptions(), OPTIONS),
                                            row.getQuantity()),
                                    toList())));
            events = db
                    .selectFrom(SHIPMENT_STEP)
                    .where(SHIPMENT_STEP.SHIPMENT_ID.in(shipments))
                    .orderBy(SHIPMENT_STEP.SHIPMENT_ID, SHIPMENT_STEP.HAPPENED_AT, SHIPMENT_STEP.ID)
                    .fetch()
                    .stream()
                    .collect(groupingBy(
                            row -> row.getShipmentId(),
                            mapping(
                                    row -> new ShipmentEventView(
                                            ShipmentStatus.valueOf(row.getStatus()),
                                            row.getHappenedAt(),
                                            row.getNote()),
                                    toList())));
        }

        List<ShipmentItemView> items(UUID shipment) {
            return items.getOrDefault(shipment, List.of());
        }

        List<ShipmentEventView> events(UUID shipment) {
            return events.getOrDefault(shipment, List.of());
        }
    }
}
