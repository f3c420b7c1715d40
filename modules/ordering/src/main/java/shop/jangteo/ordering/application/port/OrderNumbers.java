package shop.jangteo.ordering.application.port;

import java.time.Instant;
import shop.jangteo.ordering.domain.order.OrderNumber;

/** Draws order numbers that nobody can guess. One may have been drawn before: storing the order tells. */
public interface OrderNumbers {

    OrderNumber draw(Instant at);
}
