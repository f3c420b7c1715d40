package shop.jangteo.delivery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.jangteo.delivery.domain.Orders.NOW;
import static shop.jangteo.delivery.domain.Orders.shipment;
import static shop.jangteo.delivery.domain.Orders.step;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("DE-4, DE-5: reports in any order, any number of times")
class AnyReportsTests {

    @Property
    void whateverIsReportedHoweverOftenTheOrderArrivesAtMostOnce(@ForAll("reports") List<Report> reports) {
        Fulfilment order = Orders.stored(Orders.dispatched(2));

        for (Report report : reports) {
            try {
                order.report(shipment(order, report.shipment), step(report.status), NOW);
            } catch (IllegalShipmentState refused) {
                // As the table says.
            }
        }

        List<FulfilmentEvent.Delivered> arrivals = order.raised().stream()
                .filter(FulfilmentEvent.Delivered.class::isInstance)
                .map(FulfilmentEvent.Delivered.class::cast)
                .toList();
        assertThat(arrivals).extracting(FulfilmentEvent.Delivered::shipmentId).doesNotHaveDuplicates();
        assertThat(arrivals.stream()
                        .filter(FulfilmentEvent.Delivered::lastOfOrder)
                        .count())
                .isEqualTo(arrivals.size() == 2 ? 1 : 0);
        assertThat(order.shipments().stream()
                        .filter(it -> it.status() == ShipmentStatus.DELIVERED)
                        .count())
                .isEqualTo(arrivals.size());
    }

    private record Report(int shipment, ShipmentStatus status) {}

    @Provide
    Arbitrary<List<Report>> reports() {
        return Combinators.combine(Arbitraries.integers().between(0, 1), Arbitraries.of(ShipmentStatus.class))
                .as(Report::new)
                .list()
                .ofMaxSize(20);
    }
}
