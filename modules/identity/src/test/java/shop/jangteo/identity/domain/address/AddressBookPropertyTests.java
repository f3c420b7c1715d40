package shop.jangteo.identity.domain.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import shop.jangteo.identity.domain.IdentityEvent;
import shop.jangteo.identity.domain.member.MemberId;

/** ID-8: whatever is done with an address book. */
class AddressBookPropertyTests {

    /** Whoever follows the events has the same book, and it has one default unless it is empty. */
    @Property
    void whateverIsDoneThereIsOneDefaultAndTheEventsTellTheWholeBook(
            @ForAll @Size(max = 30) List<@IntRange(max = 5) Integer> steps) {
        var book = AddressBook.restore(new MemberId(UUID.randomUUID()), List.of(), 0);
        Map<AddressId, Address> heard = new LinkedHashMap<>();
        for (int step : steps) {
            act(book, step);
            for (IdentityEvent event : book.takeEvents()) {
                switch (event) {
                    case IdentityEvent.AddressSaved saved ->
                        heard.put(saved.address().id(), saved.address());
                    case IdentityEvent.AddressRemoved removed -> heard.remove(removed.address());
                    default -> throw new AssertionError(event);
                }
            }
            assertThat(AddressBookTests.defaultsOf(book))
                    .hasSize(book.addresses().isEmpty() ? 0 : 1);
            assertThat(heard.values()).containsExactlyInAnyOrderElementsOf(book.addresses());
        }
    }

    private static void act(AddressBook book, int step) {
        var present = new ArrayList<>(book.addresses());
        if (step < 2 && present.size() < 5) {
            book.add(AddressBookTests.id(), AddressBookTests.to("세종대로 " + present.size()), step == 1, 5, Instant.EPOCH);
        } else if (!present.isEmpty()) {
            AddressId some = present.get(step % present.size()).id();
            switch (step) {
                case 2, 3 -> book.change(some, AddressBookTests.to("테헤란로 " + step), step == 3, Instant.EPOCH);
                default -> book.remove(some, Instant.EPOCH);
            }
        }
    }
}
