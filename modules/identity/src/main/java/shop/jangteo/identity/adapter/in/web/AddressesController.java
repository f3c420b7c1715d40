package shop.jangteo.identity.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.identity.adapter.query.AddressList;
import shop.jangteo.identity.adapter.query.AddressList.AddressView;
import shop.jangteo.identity.application.AddAddress;
import shop.jangteo.identity.application.AddressForm;
import shop.jangteo.identity.application.ChangeAddress;
import shop.jangteo.identity.application.RemoveAddress;
import shop.jangteo.identity.domain.address.AddressId;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.web.MemberRef;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;

@RestController
@RequestMapping("/api/users/{userId}/addresses")
@Tag(name = "addresses", description = "A member's address book")
class AddressesController {

    /** @param defaultAddress true makes it the default; otherwise the default stays where it is */
    record AddressRequest(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String recipient,

            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String phone,

            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String postalCode,

            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable
            String roadAddress,

            @Nullable String detailAddress,
            @Nullable String note,
            @Nullable Boolean defaultAddress) {

        AddressForm form() {
            return new AddressForm(
                    recipient,
                    phone,
                    postalCode,
                    roadAddress,
                    detailAddress,
                    note,
                    Boolean.TRUE.equals(defaultAddress));
        }

        @Override
        public String toString() {
            return "AddressRequest[…]";
        }
    }

    private final AddAddress addAddress;
    private final ChangeAddress changeAddress;
    private final RemoveAddress removeAddress;
    private final AddressList addresses;

    AddressesController(
            AddAddress addAddress, ChangeAddress changeAddress, RemoveAddress removeAddress, AddressList addresses) {
        this.addAddress = addAddress;
        this.changeAddress = changeAddress;
        this.removeAddress = removeAddress;
        this.addresses = addresses;
    }

    @GetMapping
    @Operation(summary = "The address book, the default first")
    Page<AddressView> list(@PathVariable("userId") MemberRef user, Actor actor, Paging paging) {
        return addresses.of(user.resolve(actor), paging);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add an address")
    ResponseEntity<AddressView> add(
            @PathVariable("userId") MemberRef user, Actor actor, @RequestBody AddressRequest request) {
        UUID member = user.resolve(actor);
        UUID address = addAddress
                .handle(new AddAddress.Command(actor, new MemberId(member), request.form()))
                .value();
        return ResponseEntity.created(URI.create("/api/users/" + member + "/addresses/" + address))
                .body(addresses.find(member, address));
    }

    @PutMapping("/{addressId}")
    @Operation(summary = "Write an address anew")
    AddressView change(
            @PathVariable("userId") MemberRef user,
            @PathVariable("addressId") UUID address,
            Actor actor,
            @RequestBody AddressRequest request) {
        UUID member = user.resolve(actor);
        changeAddress.handle(
                new ChangeAddress.Command(actor, new MemberId(member), new AddressId(address), request.form()));
        return addresses.find(member, address);
    }

    @DeleteMapping("/{addressId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove an address; when it was the default, the oldest one left becomes it")
    void remove(@PathVariable("userId") MemberRef user, @PathVariable("addressId") UUID address, Actor actor) {
        removeAddress.handle(
                new RemoveAddress.Command(actor, new MemberId(user.resolve(actor)), new AddressId(address)));
    }
}
