package shop.jangteo.delivery.domain;

import java.time.Instant;
import java.time.LocalDate;

/**
 * That a carrier has been given a shipment.
 *
 * @param at when the invoice was registered
 * @param expectedOn the day on which it should arrive
 */
public record Dispatch(Invoice invoice, Instant at, LocalDate expectedOn) {}
