package shop.jangteo.identity.domain;

import java.util.List;

/** Where it is handed on what happened, in the transaction that stores it. */
@FunctionalInterface
public interface IdentityEvents {

    void publish(List<IdentityEvent> events);
}
