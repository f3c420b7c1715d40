package shop.jangteo.identity.domain.address;

/** An entry of an address book. */
public record Address(AddressId id, Destination destination, boolean isDefault) {

    Address asDefault(boolean yes) {
        return new Address(id, destination, yes);
    }
}
