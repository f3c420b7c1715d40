package shop.jangteo.identity.adapter.out.messaging;

import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import shop.jangteo.contract.identity.AddressRemoved;
import shop.jangteo.contract.identity.AddressSaved;
import shop.jangteo.contract.identity.MemberLoggedIn;
import shop.jangteo.contract.identity.MemberProfileChanged;
import shop.jangteo.contract.identity.MemberRegistered;
import shop.jangteo.identity.domain.IdentityEvent;
import shop.jangteo.identity.domain.IdentityEvents;
import shop.jangteo.identity.domain.address.Destination;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.PublishedEvent;

/** Says in the published language what happened to members and address books. */
@Component
class IdentityPublisher implements IdentityEvents {

    private final ApplicationEventPublisher publisher;
    private final Ids ids;

    IdentityPublisher(ApplicationEventPublisher publisher, Ids ids) {
        this.publisher = publisher;
        this.ids = ids;
    }

    @Override
    public void publish(List<IdentityEvent> events) {
        events.forEach(event -> publisher.publishEvent(published(event)));
    }

    private PublishedEvent published(IdentityEvent event) {
        return switch (event) {
            case IdentityEvent.MemberRegistered registered ->
                new MemberRegistered(
                        ids.next(),
                        registered.at(),
                        registered.member().value(),
                        registered.email().value(),
                        registered.name().value(),
                        registered.phone().digits(),
                        registered.consents().marketingEmail().given(),
                        registered.consents().marketingSms().given());
            case IdentityEvent.ProfileChanged changed ->
                new MemberProfileChanged(
                        ids.next(),
                        changed.at(),
                        changed.member().value(),
                        changed.email().value(),
                        changed.name().value(),
                        changed.phone().digits(),
                        changed.consents().marketingEmail().given(),
                        changed.consents().marketingSms().given(),
                        changed.version());
            case IdentityEvent.LoggedIn in ->
                new MemberLoggedIn(ids.next(), in.at(), in.member().value());
            case IdentityEvent.AddressSaved saved -> addressSaved(saved);
            case IdentityEvent.AddressRemoved removed ->
                new AddressRemoved(
                        ids.next(),
                        removed.at(),
                        removed.member().value(),
                        removed.address().value());
        };
    }

    private AddressSaved addressSaved(IdentityEvent.AddressSaved saved) {
        Destination destination = saved.address().destination();
        return new AddressSaved(
                ids.next(),
                saved.at(),
                saved.member().value(),
                saved.address().id().value(),
                destination.recipient().value(),
                destination.phone().digits(),
                destination.postalCode().digits(),
                destination.roadAddress(),
                destination.detailAddress().orElse(null),
                destination.note().orElse(null),
                saved.address().isDefault());
    }
}
