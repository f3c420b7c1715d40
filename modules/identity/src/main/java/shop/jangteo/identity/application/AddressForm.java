package shop.jangteo.identity.application;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shop.jangteo.identity.domain.Fields;
import shop.jangteo.identity.domain.address.Destination;
import shop.jangteo.identity.domain.address.Destination.PostalCode;
import shop.jangteo.identity.domain.member.PersonName;
import shop.jangteo.identity.domain.member.Phone;
import shop.jangteo.kernel.InvalidField;

/** An address as it was filled in. */
public record AddressForm(
        @Nullable String recipient,
        @Nullable String phone,
        @Nullable String postalCode,
        @Nullable String roadAddress,
        @Nullable String detailAddress,
        @Nullable String note,
        boolean defaultAddress) {

    /** @throws InvalidField naming everything that is wrong with the form */
    Destination destination() {
        var fields = new Fields();
        Optional<PersonName> who = fields.required("recipient", recipient, PersonName::of);
        Optional<Phone> number = fields.required("phone", phone, Phone::of);
        Optional<PostalCode> code = fields.required("postalCode", postalCode, PostalCode::of);
        Optional<String> road = fields.required("roadAddress", roadAddress, Destination::roadAddress);
        Optional<String> detail = fields.optional("detailAddress", detailAddress, Destination::detailAddress);
        Optional<String> hint = fields.optional("note", note, Destination::note);
        fields.check();
        return new Destination(
                who.orElseThrow(), number.orElseThrow(), code.orElseThrow(), road.orElseThrow(), detail, hint);
    }

    @Override
    public String toString() {
        return "AddressForm[…]";
    }
}
