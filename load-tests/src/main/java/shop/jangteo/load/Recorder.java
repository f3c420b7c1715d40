package shop.jangteo.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import shop.jangteo.load.Web.Call;

/**
 * Learns what requests do to the database: a recorded product is given two of each kind, one after the other, and after
 * each the time to finish what follows.
 */
final class Recorder {

    /** Which sessions have ended lately: asked now and then, by whichever request comes first. */
    private static final String ASKED_FOR_ALL = "from `identity`.`sessions` where `ended_at` >=";

    private static final String LISTENER = "listener-";

    private final OwnServers servers;
    private final Path folder;

    Recorder(OwnServers servers, Path folder) {
        this.servers = servers;
        this.folder = folder;
    }

    private record Taken(String traceId, List<Object> own) {}

    /** @param kinds by name; two lists of requests each, of which the last is recorded */
    Map<String, Script> record(Function<Web, Map<String, List<List<Call>>>> kinds) {
        Path file = folder.resolve("tape");
        Map<String, String> settings = servers.settings(true);
        // In one row, so that two recordings are in the same order.
        settings.put("jangteo.events.listener-threads", "1");
        Map<String, List<Taken>> taken = new LinkedHashMap<>();
        try (ShopProcess shop = ShopProcess.start(
                settings, folder.resolve("recorded-shop.log"), List.of("-D" + Tape.FILE + "=" + file))) {
            var web = new Web(shop.base());
            kinds.apply(web).forEach((name, samples) -> {
                List<Taken> both = new ArrayList<>();
                for (List<Call> calls : samples) {
                    both.add(record(web, calls));
                }
                taken.put(name, both);
            });
        }
        List<Tape.Step> tape = Tape.load(file);
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Map<String, Script> scripts = new HashMap<>();
        taken.forEach((name, both) ->
                scripts.put(name, Script.learn(cut(tape, both.getFirst()), cut(tape, both.getLast()))));
        return scripts;
    }

    private Taken record(Web web, List<Call> calls) {
        for (Call before : calls.subList(0, calls.size() - 1)) {
            web.send(before).expect(201);
            settle();
        }
        String traceId = UUID.randomUUID().toString().replace("-", "");
        web.send(calls.getLast(), traceId).expect(201);
        settle();
        return new Taken(traceId, calls.getLast().own());
    }

    private void settle() {
        await(servers.databases());
    }

    /** @return when the after-commit listeners have nothing left to do */
    static void await(Databases databases) {
        try {
            while (databases.waitingEvents() > 0) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            // What the last listener says to the registry comes after its row is gone.
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static Script.Recording cut(List<Tape.Step> tape, Taken request) {
        List<Tape.Step> own = ofNobodyElse(
                tape.stream().filter(step -> step.by.equals(request.traceId())).toList());
        List<Tape.Step> following = new ArrayList<>();
        boolean begun = false;
        for (Tape.Step step : tape) {
            if (step.by.equals(request.traceId())) {
                begun = true;
            } else if (begun && step.by.contains(LISTENER)) {
                following.add(step);
            } else if (begun && step.by.length() == request.traceId().length()) {
                // The next request.
                break;
            }
        }
        List<Tape.Step> all = new ArrayList<>(own);
        all.addAll(following);
        return new Script.Recording(all, own.size(), request.own());
    }

    /** Without the question and what its connection was told before and after it. */
    private static List<Tape.Step> ofNobodyElse(List<Tape.Step> request) {
        List<Tape.Step> own = new ArrayList<>(request);
        for (int i = own.size() - 1; i >= 0; i--) {
            if (own.get(i).sql.contains(ASKED_FOR_ALL)) {
                own.subList(Math.max(0, i - 1), Math.min(own.size(), i + 2)).clear();
            }
        }
        return own;
    }
}
