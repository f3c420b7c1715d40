package shop.jangteo.identity.domain.member;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shop.jangteo.identity.domain.IdentityEvent;
import shop.jangteo.identity.domain.IdentityRuleBroken.MemberSuspended;
import shop.jangteo.kernel.ConcurrentChange;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Role;

/** Somebody who has signed up: a name to log in by, ways to be reached, consents, and a role. */
public final class Member {

    /** Everything there is to know of a member, as it is stored. */
    public record Snapshot(
            MemberId id,
            Email email,
            PasswordHash password,
            PersonName name,
            Phone phone,
            Consents consents,
            Role role,
            Optional<UUID> brand,
            Optional<Suspension> suspension,
            Instant registeredAt,
            long version) {}

    private final MemberId id;
    private final Email email;
    private final PasswordHash password;
    private final Instant registeredAt;
    private final long version;
    private PersonName name;
    private Phone phone;
    private Consents consents;
    private Role role;
    private Optional<UUID> brand;
    private Optional<Suspension> suspension;
    private final List<IdentityEvent> events = new ArrayList<>();

    private Member(Snapshot stored) {
        id = stored.id;
        email = stored.email;
        password = stored.password;
        registeredAt = stored.registeredAt;
        version = stored.version;
        name = stored.name;
        phone = stored.phone;
        consents = stored.consents;
        role = stored.role;
        brand = stored.brand;
        suspension = stored.suspension;
    }

    /** A new member, who shops. */
    public static Member register(
            MemberId id,
            Email email,
            PasswordHash password,
            PersonName name,
            Phone phone,
            Consents consents,
            Instant now) {
        var member = new Member(new Snapshot(
                id, email, password, name, phone, consents, Role.BUYER, Optional.empty(), Optional.empty(), now, 0));
        member.events.add(new IdentityEvent.MemberRegistered(id, email, name, phone, consents, now));
        return member;
    }

    public static Member restore(Snapshot stored) {
        return new Member(stored);
    }

    public Snapshot snapshot() {
        return new Snapshot(id, email, password, name, phone, consents, role, brand, suspension, registeredAt, version);
    }

    /**
     * What a member says anew about itself; empty parts stay as they are. Saying nothing new changes nothing.
     *
     * @param basedOn the version that the member saw, when it told
     * @throws ConcurrentChange when that version is old
     */
    public void changeProfile(
            Optional<PersonName> newName,
            Optional<Phone> newPhone,
            Optional<Boolean> marketingEmail,
            Optional<Boolean> marketingSms,
            Optional<Long> basedOn,
            Instant now) {
        if (basedOn.isPresent() && basedOn.get() != version) {
            throw new ConcurrentChange(basedOn.get(), version);
        }
        PersonName nextName = newName.orElse(name);
        Phone nextPhone = newPhone.orElse(phone);
        Consents nextConsents = consents.say(marketingEmail, marketingSms, now);
        if (nextName.equals(name) && nextPhone.equals(phone) && nextConsents.equals(consents)) {
            return;
        }
        name = nextName;
        phone = nextPhone;
        consents = nextConsents;
        events.add(new IdentityEvent.ProfileChanged(id, email, name, phone, consents, version + 1, now));
    }

    /**
     * Gives another role. A seller acts for one brand, nobody else has one.
     *
     * @throws InvalidField when the brand is missing or has no place
     */
    public void changeRole(Role newRole, Optional<UUID> newBrand) {
        if (newRole == Role.GUEST) {
            throw new InvalidField("role", "ROLE_WITHOUT_ACCOUNT");
        }
        if (newRole == Role.BRAND_ADMIN && newBrand.isEmpty()) {
            throw new InvalidField("brandId", "NOT_NULL");
        }
        if (newRole != Role.BRAND_ADMIN && newBrand.isPresent()) {
            throw new InvalidField("brandId", "BRAND_WITHOUT_SELLER");
        }
        role = newRole;
        brand = newBrand;
    }

    /** @throws InvalidField when it would end before it begins */
    public void suspend(String reason, Optional<Instant> until, Instant now) {
        if (until.filter(end -> !end.isAfter(now)).isPresent()) {
            throw new InvalidField("until", "NOT_IN_FUTURE");
        }
        suspension = Optional.of(new Suspension(reason, now, until));
    }

    /** Lets the member in again; one who isn't suspended simply stays in. */
    public void reinstate() {
        suspension = Optional.empty();
    }

    /** @throws MemberSuspended while the member is put out */
    public void mayEnter(Instant now) {
        suspension.filter(held -> held.holdsAt(now)).ifPresent(held -> {
            throw new MemberSuspended(held.reason(), held.until().orElse(null));
        });
    }

    public MemberStatus status(Instant now) {
        return suspension.filter(held -> held.holdsAt(now)).isPresent() ? MemberStatus.SUSPENDED : MemberStatus.ACTIVE;
    }

    public MemberId id() {
        return id;
    }

    public Email email() {
        return email;
    }

    public PasswordHash password() {
        return password;
    }

    public Role role() {
        return role;
    }

    public Optional<UUID> brand() {
        return brand;
    }

    /** What has happened since the last call. */
    public List<IdentityEvent> takeEvents() {
        var taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
