package shop.jangteo.ordering.application;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.ordering.domain.order.AddressBook;
import shop.jangteo.ordering.domain.order.ShippingAddress;
import shop.jangteo.platform.application.InTransaction;
import shop.jangteo.platform.application.UseCase;

/** Keeps this context's copy of members' address books up to date. */
@UseCase
public class CopyAddress {

    private final AddressBook addresses;

    CopyAddress(AddressBook addresses) {
        this.addresses = addresses;
    }

    /** @param address null when it is gone */
    public record Command(
            UUID memberId, UUID addressId, @Nullable ShippingAddress address) {}

    @InTransaction
    public void handle(Command command) {
        if (command.address() == null) {
            addresses.forget(command.memberId(), command.addressId());
        } else {
            addresses.keep(command.memberId(), command.addressId(), command.address());
        }
    }
}
