package shop.jangteo.delivery.domain;

import java.util.Map;
import shop.jangteo.kernel.BrokenRule;

/** What delivery refuses. */
public abstract sealed class DeliveryRuleBroken extends BrokenRule
        permits UnknownCarrier,
                InvalidInvoiceNumber,
                InvoiceAlreadyRegistered,
                InvoiceNumberTaken,
                InvoiceMissing,
                IllegalShipmentState {

    DeliveryRuleBroken(Kind kind, String code, Map<String, Object> details) {
        super(kind, code, details);
    }
}
