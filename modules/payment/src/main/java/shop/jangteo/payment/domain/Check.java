package shop.jangteo.payment.domain;

import java.time.Instant;

/**
 * When the provider is to be asked what became of an open attempt.
 *
 * @param at not before
 * @param asked how often it has been asked in vain
 */
public record Check(Instant at, int asked) {}
