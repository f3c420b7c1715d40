package shop.jangteo.identity.adapter.in.demo;

import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shop.jangteo.identity.application.AddAddress;
import shop.jangteo.identity.application.AddressForm;
import shop.jangteo.identity.application.RegisterMember;
import shop.jangteo.identity.application.port.Passwords;
import shop.jangteo.identity.domain.IdentityRuleBroken.EmailTaken;
import shop.jangteo.identity.domain.member.Email;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.member.Members;
import shop.jangteo.identity.domain.member.PasswordHash;
import shop.jangteo.identity.domain.member.PersonName;
import shop.jangteo.identity.domain.member.Phone;
import shop.jangteo.identity.domain.member.RawPassword;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;

/**
 * The people of the demo shop (ID-13). Their log-ins and passwords are public and weaker than anybody's who signs up, so
 * they exist in the demo profile only. Members that are there already are left alone.
 */
@Component
@Profile("demo")
@Order(0)
class DemoMembers implements ApplicationRunner {

    private static final UUID SELLERS_BRAND = UUID.fromString("01890000-0000-7000-8000-0000000000b1");
    private static final int BUYERS = 10;

    private final Members members;
    private final RegisterMember registerMember;
    private final AddAddress addAddress;
    private final Passwords passwords;

    DemoMembers(Members members, RegisterMember registerMember, AddAddress addAddress, Passwords passwords) {
        this.members = members;
        this.registerMember = registerMember;
        this.addAddress = addAddress;
        this.passwords = passwords;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        register(id("0000000000a1"), "demo", "demo", "장터 운영자", "01000000001", Role.MASTER_ADMIN, Optional.empty());
        register(
                id("0000000000a2"),
                "seller@demo.jangteo.shop",
                "demo-seller-1",
                "한복희",
                "01000000002",
                Role.BRAND_ADMIN,
                Optional.of(SELLERS_BRAND));
        for (int i = 1; i <= BUYERS; i++) {
            boolean added = register(
                    id("00000000c%03d".formatted(i)),
                    "buyer%d@demo.jangteo.shop".formatted(i),
                    "demo-buyer-1",
                    "김장터%d".formatted(i),
                    "0101000%04d".formatted(i),
                    Role.BUYER,
                    Optional.empty());
            if (added && i == 1) {
                addAddressOf(id("00000000c001"));
            }
        }
    }

    /** False when the member is there already, or another instance was faster. */
    private boolean register(
            MemberId id, String email, String password, String name, String phone, Role role, Optional<UUID> brand) {
        if (members.find(id).isPresent()) {
            return false;
        }
        PasswordHash hash = passwords.hash(new RawPassword(password));
        try {
            registerMember.handle(new RegisterMember.Command(
                    id, Email.login(email), hash, PersonName.of(name), Phone.of(phone), true, false, role, brand));
            return true;
        } catch (EmailTaken thereAlready) {
            return false;
        }
    }

    private void addAddressOf(MemberId buyer) {
        addAddress.handle(new AddAddress.Command(
                Actor.buyer(buyer.value()),
                buyer,
                new AddressForm("김장터1", "01010000001", "04524", "서울특별시 중구 세종대로 110", "3층", "부재 시 문 앞에 놓아 주세요", true)));
    }

    private static MemberId id(String node) {
        return new MemberId(UUID.fromString("01890000-0000-7000-8000-" + node));
    }
}
