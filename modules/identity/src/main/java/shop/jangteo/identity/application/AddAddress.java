package shop.jangteo.identity.application;

import java.time.Clock;
import shop.jangteo.identity.domain.IdentityRuleBroken.AddressBookFull;
import shop.jangteo.identity.domain.address.AddressBook;
import shop.jangteo.identity.domain.address.AddressBooks;
import shop.jangteo.identity.domain.address.AddressId;
import shop.jangteo.identity.domain.address.Destination;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.identity.domain.member.Members;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** A member, or an operator for it, adds an entry to its address book. */
@UseCase
public class AddAddress {

    public record Command(Actor actor, MemberId member, AddressForm form) {}

    private final Members members;
    private final AddressBooks books;
    private final IdentityPolicy policy;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    AddAddress(Members members, AddressBooks books, IdentityPolicy policy, AuditTrail audit, Ids ids, Clock clock) {
        this.members = members;
        this.books = books;
        this.policy = policy;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @throws InvalidField naming everything that is wrong with the form
     * @throws NotFound when there is no such member, or it is none of the actor's business
     * @throws AddressBookFull when there is no room
     */
    @Writes
    public AddressId handle(Command command) {
        if (!command.actor.mayActFor(command.member.value())) {
            throw new NotFound("user");
        }
        Destination destination = command.form.destination();
        AddressBook book =
                members.find(command.member).map(owner -> books.of(owner.id())).orElseThrow(() -> new NotFound("user"));
        var id = new AddressId(ids.next());
        book.add(id, destination, command.form.defaultAddress(), policy.addressLimit(), clock.instant());
        books.save(book);
        if (!command.actor.is(command.member.value())) {
            audit.record(
                    command.actor, "identity.address.add", "address", id.value().toString(), null, null);
        }
        return id;
    }
}
