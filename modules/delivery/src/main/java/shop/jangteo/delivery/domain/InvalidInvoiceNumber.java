package shop.jangteo.delivery.domain;

import java.util.Map;

/** Not a number of this carrier; {@code lengths} says how many digits its numbers have. */
public final class InvalidInvoiceNumber extends DeliveryRuleBroken {

    public InvalidInvoiceNumber(Carrier carrier) {
        super(Kind.INVALID, "INVALID_INVOICE_NUMBER", Map.of("carrier", carrier.name(), "lengths", carrier.lengths()));
    }
}
