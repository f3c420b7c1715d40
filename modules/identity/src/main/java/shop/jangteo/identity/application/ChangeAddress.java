package shop.jangteo.identity.application;

import java.time.Clock;
import shop.jangteo.identity.domain.address.AddressBook;
import shop.jangteo.identity.domain.address.AddressBooks;
import shop.jangteo.identity.domain.address.AddressId;
import shop.jangteo.identity.domain.address.Destination;
import shop.jangteo.identity.domain.member.MemberId;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** A member, or an operator for it, writes an entry of its address book anew. */
@UseCase
public class ChangeAddress {

    public record Command(Actor actor, MemberId member, AddressId address, AddressForm form) {}

    private final AddressBooks books;
    private final AuditTrail audit;
    private final Clock clock;

    ChangeAddress(AddressBooks books, AuditTrail audit, Clock clock) {
        this.books = books;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws InvalidField naming everything that is wrong with the form
     * @throws NotFound when there is no such address, or it is none of the actor's business
     */
    @Writes
    public void handle(Command command) {
        if (!command.actor.mayActFor(command.member.value())) {
            throw new NotFound("address");
        }
        Destination destination = command.form.destination();
        AddressBook book = books.of(command.member);
        book.change(command.address, destination, command.form.defaultAddress(), clock.instant());
        books.save(book);
        if (!command.actor.is(command.member.value())) {
            audit.record(
                    command.actor,
                    "identity.address.change",
                    "address",
                    command.address.value().toString(),
                    null,
                    null);
        }
    }
}
