package shop.jangteo.identity;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shop.jangteo.kernel.PublishedEvent;

/** Remembers what this context has told the others, whichever thread told it. */
@Component
class Recorder {

    private final Queue<PublishedEvent> heard = new ConcurrentLinkedQueue<>();

    @EventListener
    void on(PublishedEvent event) {
        heard.add(event);
    }

    <E extends PublishedEvent> List<E> all(Class<E> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
