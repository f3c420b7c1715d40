package shop.jangteo.ordering.domain.order;

import java.util.Optional;
import java.util.UUID;

/** The address books of members, as this context knows them from identity. */
public interface AddressBook {

    /** Empty when the member has no such address. */
    Optional<ShippingAddress> find(UUID memberId, UUID addressId);

    void keep(UUID memberId, UUID addressId, ShippingAddress address);

    void forget(UUID memberId, UUID addressId);
}
