package shop.jangteo.delivery.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.delivery.adapter.query.ShipmentQueries;
import shop.jangteo.delivery.adapter.query.ShipmentView;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.web.GuestsToo;

@RestController
@Tag(name = "delivery", description = "Where the parcels are")
class ShipmentController {

    private final ShipmentQueries queries;

    ShipmentController(ShipmentQueries queries) {
        this.queries = queries;
    }

    @GuestsToo
    @GetMapping("/api/orders/{orderId}/shipments")
    @Operation(summary = "The shipments of an order, each with its timeline")
    List<ShipmentView> ofOrder(@PathVariable UUID orderId, Actor actor) {
        return queries.ofOrder(actor, orderId);
    }
}
