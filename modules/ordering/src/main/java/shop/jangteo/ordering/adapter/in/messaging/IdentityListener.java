package shop.jangteo.ordering.adapter.in.messaging;

import org.springframework.stereotype.Component;
import shop.jangteo.contract.identity.AddressRemoved;
import shop.jangteo.contract.identity.AddressSaved;
import shop.jangteo.ordering.application.CopyAddress;
import shop.jangteo.ordering.domain.order.ShippingAddress;
import shop.jangteo.platform.event.JoinsTransaction;

@Component
class IdentityListener {

    private final CopyAddress copyAddress;

    IdentityListener(CopyAddress copyAddress) {
        this.copyAddress = copyAddress;
    }

    @JoinsTransaction
    void on(AddressSaved event) {
        var address = new ShippingAddress(
                event.recipient(),
                event.phone(),
                event.postalCode(),
                event.roadAddress(),
                event.detailAddress(),
                event.note());
        copyAddress.handle(new CopyAddress.Command(event.memberId(), event.addressId(), address));
    }

    @JoinsTransaction
    void on(AddressRemoved event) {
        copyAddress.handle(new CopyAddress.Command(event.memberId(), event.addressId(), null));
    }
}
