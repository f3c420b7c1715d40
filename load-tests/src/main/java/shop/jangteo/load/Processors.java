package shop.jangteo.load;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How much processor time each process has used: it tells what a request costs on a busy machine too. */
final class Processors {

    private final Map<String, Long> pids = new LinkedHashMap<>();

    Processors with(String name, long pid) {
        pids.put(name, pid);
        return this;
    }

    Map<String, Duration> used() {
        Map<String, Duration> used = new LinkedHashMap<>();
        pids.forEach((name, pid) -> used.put(
                name,
                ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElse(Duration.ZERO)));
        return used;
    }

    /** Milliseconds for each of so many. */
    static Map<String, Double> each(Map<String, Duration> before, Map<String, Duration> after, long times) {
        Map<String, Double> each = new LinkedHashMap<>();
        after.forEach((name, until) -> {
            Duration since = before.getOrDefault(name, Duration.ZERO);
            each.put(name, Math.round(until.minus(since).toNanos() / 1e4 / Math.max(times, 1)) / 100.0);
        });
        return each;
    }
}
