package shop.jangteo.contract.ordering;

import shop.jangteo.kernel.Money;

/**
 * Places that cost more to deliver to: all postal codes from one to another, both included.
 */
public record ShippingZone(String name, String fromPostalCode, String toPostalCode, Money surcharge) {}
