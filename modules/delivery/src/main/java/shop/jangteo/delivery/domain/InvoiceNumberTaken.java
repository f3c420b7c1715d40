package shop.jangteo.delivery.domain;

import java.util.Map;

/** Another shipment goes under this number. */
public final class InvoiceNumberTaken extends DeliveryRuleBroken {

    public InvoiceNumberTaken(Invoice invoice) {
        super(
                Kind.CONFLICT,
                "INVOICE_NUMBER_TAKEN",
                Map.of("carrier", invoice.carrier().name(), "invoiceNumber", invoice.number()));
    }
}
