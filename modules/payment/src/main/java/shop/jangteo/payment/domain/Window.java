package shop.jangteo.payment.domain;

import java.time.Instant;
import java.util.Map;

/**
 * The provider's window, open for the buyer. Nothing can be taken before we confirm what the buyer did in it.
 *
 * @param checkout what the window needs, for the client as it is
 * @param until nothing is confirmed after it
 */
public record Window(Map<String, Object> checkout, Instant until) {}
