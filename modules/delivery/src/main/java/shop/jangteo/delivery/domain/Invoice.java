package shop.jangteo.delivery.domain;

import org.jspecify.annotations.Nullable;

/**
 * The number under which a carrier knows a parcel.
 *
 * @param number digits only, as many as the carrier's numbers have
 */
public record Invoice(Carrier carrier, String number) {

    /** @throws InvalidInvoiceNumber when it can't be a number of this carrier */
    public Invoice {
        boolean digitsOnly = number.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digitsOnly || !carrier.lengths().contains(number.length())) {
            throw new InvalidInvoiceNumber(carrier);
        }
    }

    /**
     * The invoice that somebody typed; spaces and hyphens in the number don't matter.
     *
     * @param number null when the carrier is to issue one, which none does yet
     * @throws UnknownCarrier when no carrier has this code
     * @throws InvalidInvoiceNumber when it can't be a number of this carrier
     */
    public static Invoice typed(String carrierCode, @Nullable String number) {
        Carrier carrier = Carrier.of(carrierCode);
        if (number == null) {
            throw new InvalidInvoiceNumber(carrier);
        }
        return new Invoice(carrier, number.replaceAll("[\\s-]", ""));
    }

    /** Where the buyer sees how far the parcel has come. */
    public String trackingUrl() {
        return carrier.trackingUrl(number);
    }

    /** The check digit isn't what it usually is: worth a second look, but no reason to refuse. */
    public boolean looksMistyped() {
        return carrier.doubts(number);
    }
}
