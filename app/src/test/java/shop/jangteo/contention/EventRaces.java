package shop.jangteo.contention;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import shop.jangteo.contention.Race.Outcome;
import shop.jangteo.contract.identity.MemberRegistered;

/** Events that reach their listeners more often than they happened. */
@Lazy
final class EventRaces {

    private final Scene scene;
    private final ApplicationEventPublisher publisher;

    EventRaces(Scene scene, ApplicationEventPublisher publisher) {
        this.scene = scene;
        this.publisher = publisher;
    }

    List<Race> all() {
        return List.of(Race.seenInTheOutcome(
                "SY-4: an event that is delivered twice",
                List.of(Guard.uniqueValue(
                        "inbox of the listeners",
                        "insert ignore into platform.event_inbox",
                        "values (?,",
                        "values (concat(left(?, 150), uuid()),")),
                this::anEventTwice));
    }

    private Outcome anEventTwice() {
        long before = newMembers();
        var event = new MemberRegistered(
                UUID.randomUUID(),
                scene.clock().instant(),
                UUID.randomUUID(),
                "twice-" + UUID.randomUUID() + "@example.com",
                "김하늘",
                "01012345678",
                false,
                false);
        for (int i = 0; i < 2; i++) {
            scene.transactions().run(() -> publisher.publishEvent(event));
            await().atMost(Duration.ofSeconds(20)).until(this::allDelivered);
        }
        return new Outcome(newMembers() - before - 1, List.of(), List.of());
    }

    private long newMembers() {
        return scene.jdbc()
                .sql("select coalesce(sum(new_members), 0) from support.daily_figures")
                .query(Long.class)
                .single();
    }

    private boolean allDelivered() {
        return scene.jdbc()
                        .sql("select count(*) from platform.EVENT_PUBLICATION where EVENT_TYPE like"
                                + " '%MemberRegistered'")
                        .query(Integer.class)
                        .single()
                == 0;
    }
}
