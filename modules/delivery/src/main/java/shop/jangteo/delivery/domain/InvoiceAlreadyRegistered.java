package shop.jangteo.delivery.domain;

import java.util.Map;

/** The shipment has another invoice, which is named: the buyer was told that one. */
public final class InvoiceAlreadyRegistered extends DeliveryRuleBroken {

    public InvoiceAlreadyRegistered(Invoice present) {
        super(
                Kind.CONFLICT,
                "INVOICE_ALREADY_REGISTERED",
                Map.of("carrier", present.carrier().name(), "invoiceNumber", present.number()));
    }
}
