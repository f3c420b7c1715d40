package shop.jangteo.identity.domain;

import java.util.List;

/** Where repositories hand on what their aggregates have collected, in the transaction that stores it. */
@FunctionalInterface
public interface IdentityEvents {

    void publish(List<IdentityEvent> events);
}
