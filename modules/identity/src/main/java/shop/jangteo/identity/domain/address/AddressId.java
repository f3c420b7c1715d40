package shop.jangteo.identity.domain.address;

import java.util.UUID;

/** Which entry of an address book. */
public record AddressId(UUID value) {}
