package shop.jangteo.identity.domain.address;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shop.jangteo.identity.domain.IdentityEvent;
import shop.jangteo.identity.domain.IdentityRuleBroken.AddressBookFull;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.kernel.NotFound;

/**
 * A member's addresses, oldest first. A book that isn't empty has exactly one default: the first entry becomes it, another
 * one takes it over, and when the default is removed the oldest entry does.
 */
public final class AddressBook {

    private final MemberId owner;
    private final long version;
    private final Map<AddressId, Address> addresses = new LinkedHashMap<>();
    private final List<IdentityEvent> events = new ArrayList<>();

    private AddressBook(MemberId owner, List<Address> stored, long version) {
        this.owner = owner;
        this.version = version;
        stored.forEach(address -> addresses.put(address.id(), address));
    }

    /**
     * @param stored oldest first
     * @param version 0 for a book that was never stored
     */
    public static AddressBook restore(MemberId owner, List<Address> stored, long version) {
        return new AddressBook(owner, stored, version);
    }

    /** @throws AddressBookFull when it has {@code limit} entries already */
    public void add(AddressId id, Destination destination, boolean makeDefault, int limit, Instant now) {
        if (addresses.size() >= limit) {
            throw new AddressBookFull(limit);
        }
        put(new Address(id, destination, makeDefault || addresses.isEmpty()), now);
    }

    /**
     * @param makeDefault false leaves the default where it is: a book is never without one
     * @throws NotFound when the book has no such entry
     */
    public void change(AddressId id, Destination destination, boolean makeDefault, Instant now) {
        Address present = entry(id);
        var next = new Address(id, destination, makeDefault || present.isDefault());
        if (!next.equals(present)) {
            put(next, now);
        }
    }

    /** @throws NotFound when the book has no such entry */
    public void remove(AddressId id, Instant now) {
        Address removed = entry(id);
        addresses.remove(id);
        events.add(new IdentityEvent.AddressRemoved(owner, id, now));
        if (removed.isDefault()) {
            addresses.values().stream().findFirst().ifPresent(oldest -> put(oldest.asDefault(true), now));
        }
    }

    private void put(Address address, Instant now) {
        if (address.isDefault()) {
            addresses.values().stream()
                    .filter(other -> other.isDefault() && !other.id().equals(address.id()))
                    .findFirst()
                    .ifPresent(former -> store(former.asDefault(false), now));
        }
        store(address, now);
    }

    private void store(Address address, Instant now) {
        addresses.put(address.id(), address);
        events.add(new IdentityEvent.AddressSaved(owner, address, now));
    }

    private Address entry(AddressId id) {
        Address address = addresses.get(id);
        if (address == null) {
            throw new NotFound("address");
        }
        return address;
    }

    public MemberId owner() {
        return owner;
    }

    public List<Address> addresses() {
        return List.copyOf(addresses.values());
    }

    public long version() {
        return version;
    }

    /** What has happened since the last call. */
    public List<IdentityEvent> takeEvents() {
        var taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
