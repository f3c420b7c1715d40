package shop.jangteo.delivery.domain;

/** Tells others what happened to the delivery of an order. */
public interface FulfilmentEvents {

    void publish(Fulfilment fulfilment);
}
