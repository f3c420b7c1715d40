package shop.jangteo.architecture;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.modulith.events.ApplicationModuleListener;
import shop.jangteo.kernel.PublishedEvent;
import shop.jangteo.platform.event.JoinsTransaction;

/** Who tells what, and who hears it in which way: read off the class files. */
record ContextMap(List<Event> events, List<Listener> listeners) {

    /** @param publisher the context whose language it is; the platform tells what concerns every context */
    record Event(String publisher, String name) {

        static Event of(JavaClass type) {
            String language = Place.of(type).orElseThrow().rest();
            return new Event(language.equals("audit") ? "platform" : language, type.getSimpleName());
        }
    }

    /**
     * @param order among joined listeners of the same event; the lowest comes first
     * @param id what the event publication registry knows an after-commit listener by; empty for joined ones
     */
    record Listener(String context, Event event, String method, boolean joined, int order, String id) {

        private static final Comparator<Listener> BY_TURN = comparing((Listener listener) -> listener.event.publisher)
                .thenComparing(listener -> listener.event.name)
                .thenComparing(Listener::order)
                .thenComparing(Listener::context)
                .thenComparing(Listener::method)
                .thenComparing(Listener::id);

        static Listener of(JavaMethod method) {
            boolean joined = method.isAnnotatedWith(JoinsTransaction.class);
            return new Listener(
                    Place.of(method.getOwner()).orElseThrow().area(),
                    Event.of(method.getRawParameterTypes().getFirst()),
                    method.getOwner().getSimpleName() + "#" + method.getName(),
                    joined,
                    joined && method.isAnnotatedWith(Order.class)
                            ? method.getAnnotationOfType(Order.class).value()
                            : Ordered.LOWEST_PRECEDENCE,
                    joined
                            ? ""
                            : method.getAnnotationOfType(ApplicationModuleListener.class)
                                    .id());
        }

        String turn() {
            return order == Ordered.LOWEST_PRECEDENCE ? "last" : String.valueOf(order);
        }
    }

    static ContextMap of(JavaClasses classes) {
        return new ContextMap(
                classes.stream()
                        .filter(type -> type.isRecord() && type.isAssignableTo(PublishedEvent.class))
                        .map(Event::of)
                        .sorted(comparing(Event::publisher).thenComparing(Event::name))
                        .toList(),
                classes.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(JoinsTransaction.class)
                                || method.isAnnotatedWith(ApplicationModuleListener.class))
                        .map(Listener::of)
                        .sorted(Listener.BY_TURN)
                        .toList());
    }

    /** One line for each joined listener, in the order in which they are called for an event. */
    String joinedListeners() {
        return listeners.stream()
                .filter(Listener::joined)
                .map(listener -> "%s: %s.%s → %s (%s)\n"
                        .formatted(
                                listener.context,
                                listener.event.publisher,
                                listener.event.name,
                                listener.method,
                                listener.turn()))
                .collect(joining());
    }

    String asMarkdown() {
        var page = new StringBuilder("""
            # Context map

            Generated from the code: `ContextMapTests` compares it, and writes it anew with `-Dupdate.docs=true`.
            A **thick** arrow joins the publisher's transaction and may refuse; a thin one follows after its commit.

            ```mermaid
            flowchart LR
            """);
        arrows(Listener::joined, "==").forEach(page::append);
        arrows(Predicate.not(Listener::joined), "--").forEach(page::append);
        page.append("```\n");
        events.stream()
                .collect(groupingBy(Event::publisher, TreeMap::new, toList()))
                .forEach((publisher, told) -> page.append(table(publisher, told)));
        return page.toString();
    }

    private Stream<String> arrows(Predicate<Listener> kind, String line) {
        Map<String, Map<String, List<Listener>>> heard = listeners.stream()
                .filter(kind)
                .collect(groupingBy(
                        listener -> listener.event.publisher,
                        TreeMap::new,
                        groupingBy(Listener::context, TreeMap::new, toList())));
        return heard.entrySet().stream()
                .flatMap(publisher -> publisher.getValue().entrySet().stream()
                        .map(listener -> "  %s %s \"%s\" %s> %s\n"
                                .formatted(
                                        publisher.getKey(),
                                        line,
                                        listener.getValue().stream()
                                                .map(each -> each.event.name)
                                                .distinct()
                                                .collect(joining("<br/>")),
                                        line,
                                        listener.getKey())));
    }

    private String table(String publisher, List<Event> told) {
        return told.stream()
                .map(event -> "| %s | %s | %s |\n"
                        .formatted(
                                event.name,
                                heardBy(
                                        event,
                                        Listener::joined,
                                        listener -> "%s (%s)".formatted(listener.context, listener.turn())),
                                heardBy(
                                        event,
                                        Predicate.not(Listener::joined),
                                        listener -> "`%s`".formatted(listener.id))))
                .collect(joining(
                        "",
                        "\n## %s\n\n| event | joined, in this order | after commit |\n|---|---|---|\n"
                                .formatted(publisher),
                        ""));
    }

    private String heardBy(Event event, Predicate<Listener> kind, Function<Listener, String> name) {
        return listeners.stream()
                .filter(listener -> listener.event.equals(event))
                .filter(kind)
                .map(name)
                .collect(joining(", "));
    }
}
