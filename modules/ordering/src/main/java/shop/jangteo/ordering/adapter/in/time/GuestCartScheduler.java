package shop.jangteo.ordering.adapter.in.time;

import java.time.Clock;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shop.jangteo.ordering.application.DiscardGuestCarts;
import shop.jangteo.platform.security.GuestProperties;

/** Forgets the carts of guests whose cookies have run out. */
@Component
@ConditionalOnProperty(name = "jangteo.jobs.enabled", matchIfMissing = true)
class GuestCartScheduler {

    private final DiscardGuestCarts discardGuestCarts;
    private final GuestProperties guests;
    private final Clock clock;

    GuestCartScheduler(DiscardGuestCarts discardGuestCarts, GuestProperties guests, Clock clock) {
        this.discardGuestCarts = discardGuestCarts;
        this.guests = guests;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${jangteo.ordering.guest-cart-interval:10m}")
    @SchedulerLock(name = "ordering.discard-guest-carts")
    void run() {
        var command = new DiscardGuestCarts.Command(clock.instant().minus(guests.kept()));
        boolean more = true;
        while (more) {
            more = discardGuestCarts.handle(command);
        }
    }
}
