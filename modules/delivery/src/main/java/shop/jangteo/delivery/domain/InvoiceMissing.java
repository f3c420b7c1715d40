package shop.jangteo.delivery.domain;

import java.util.Map;

/** A parcel that no carrier has been named for can't be anywhere. */
public final class InvoiceMissing extends DeliveryRuleBroken {

    public InvoiceMissing() {
        super(Kind.CONFLICT, "INVOICE_MISSING", Map.of());
    }
}
