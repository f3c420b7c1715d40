package shop.jangteo.payment.domain;

import java.util.List;

/** Where payment events go, within the transaction of the change. Whoever joins it may refuse the change. */
public interface PaymentEvents {

    void publish(List<? extends PaymentEvent> events);
}
