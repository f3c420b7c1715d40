package shop.jangteo.identity.domain.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.identity.domain.IdentityEvent;
import shop.jangteo.identity.domain.IdentityRuleBroken.AddressBookFull;
import shop.jangteo.identity.domain.address.Destination.PostalCode;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.member.PersonName;
import shop.jangteo.identity.domain.member.Phone;
import shop.jangteo.kernel.NotFound;

@DisplayName("ID-8: an address book has one default")
class AddressBookTests {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final int LIMIT = 5;

    private final AddressBook book = AddressBook.restore(new MemberId(UUID.randomUUID()), List.of(), 0);

    static AddressId id() {
        return new AddressId(UUID.randomUUID());
    }

    static Destination to(String road) {
        return new Destination(
                PersonName.of("김장터"),
                Phone.of("01012345678"),
                PostalCode.of("04524"),
                road,
                Optional.empty(),
                Optional.empty());
    }

    private AddressId added(String road, boolean makeDefault) {
        AddressId id = id();
        book.add(id, to(road), makeDefault, LIMIT, NOW);
        return id;
    }

    static List<AddressId> defaultsOf(AddressBook book) {
        return book.addresses().stream()
                .filter(Address::isDefault)
                .map(Address::id)
                .toList();
    }

    @Test
    void theFirstAddressBecomesTheDefault() {
        AddressId first = added("세종대로 110", false);
        added("테헤란로 1", false);

        assertThat(defaultsOf(book)).containsExactly(first);
    }

    @Test
    void anotherAddressTakesTheDefaultOverAndBothAreTold() {
        AddressId first = added("세종대로 110", false);
        book.takeEvents();

        AddressId second = added("테헤란로 1", true);

        assertThat(defaultsOf(book)).containsExactly(second);
        assertThat(book.takeEvents())
                .extracting(event -> ((IdentityEvent.AddressSaved) event).address())
                .extracting(Address::id, Address::isDefault)
                .containsExactly(tuple(first, false), tuple(second, true));
    }

    @Test
    void theDefaultCanNotBePutDownOnlyHandedOn() {
        AddressId first = added("세종대로 110", true);

        book.change(first, to("세종대로 112"), false, NOW);

        assertThat(defaultsOf(book)).containsExactly(first);
    }

    @Test
    void theOldestAddressInheritsFromARemovedDefault() {
        AddressId first = added("세종대로 110", false);
        AddressId second = added("테헤란로 1", true);
        added("강남대로 2", false);

        book.remove(second, NOW);

        assertThat(defaultsOf(book)).containsExactly(first);
    }

    @Test
    void writingTheSameAnewTellsNobody() {
        AddressId first = added("세종대로 110", true);
        book.takeEvents();

        book.change(first, to("세종대로 110"), true, NOW);

        assertThat(book.takeEvents()).isEmpty();
    }

    @Test
    void aFullBookTakesNoMore() {
        for (int i = 0; i < LIMIT; i++) {
            added("세종대로 " + i, false);
        }

        assertThatThrownBy(() -> added("세종대로 99", false)).isInstanceOf(AddressBookFull.class);
    }

    @Test
    void whatIsNotInTheBookIsNotFound() {
        assertThatThrownBy(() -> book.remove(id(), NOW)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> book.change(id(), to("세종대로 110"), false, NOW)).isInstanceOf(NotFound.class);
    }
}
