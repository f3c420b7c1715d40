package shop.jangteo.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** People who do something again and again, each without a pause, or all at one moment. */
final class Load {

    private static final long LONGEST_MICROS = 120_000_000;

    private final ConcurrentHistogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final LongAdder good = new LongAdder();
    private final LongAdder all = new LongAdder();

    /** Something that can be done once more. */
    interface Attempt {

        /** @return what came of it; null when there is nothing left to do */
        @Nullable
        Outcome make();
    }

    /** @param good whether it counts as done */
    record Outcome(String text, boolean good) {}

    /**
     * What was measured.
     *
     * @param all how many there were with those of the warm-up
     */
    record Measured(Histogram micros, long good, double seconds, Map<String, Long> outcomes, long all) {}

    /**
     * Until the time is over or nothing is left; what isn't answered by then isn't counted.
     *
     * @param pause between two attempts of one of them, on average
     */
    static Measured steady(int people, Duration time, Duration pause, IntFunction<Attempt> attempts) {
        var load = new Load();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        var last = new AtomicLong(begin);
        allAtOnce(people, person -> {
            Attempt attempt = attempts.apply(person);
            pause(pause);
            for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                Outcome outcome = load.attempt(attempt);
                if (outcome == null) {
                    break;
                }
                long now = System.nanoTime();
                if (now <= end) {
                    load.count(now - start, outcome);
                    last.accumulateAndGet(now, Math::max);
                }
                pause(pause);
            }
        });
        return load.measured((last.get() - begin) / 1e9);
    }

    /** Each of them once, all at the same moment. */
    static Measured burst(int people, IntFunction<Attempt> attempts) {
        var load = new Load();
        List<Attempt> prepared = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            prepared.add(attempts.apply(i));
        }
        long[] begin = new long[1];
        allAtOnce(people, person -> {
            long start = System.nanoTime();
            if (person == 0) {
                begin[0] = start;
            }
            Outcome outcome = load.attempt(prepared.get(person));
            if (outcome != null) {
                load.count(System.nanoTime() - start, outcome);
            }
        });
        return load.measured((System.nanoTime() - begin[0]) / 1e9);
    }

    private static void pause(Duration average) throws InterruptedException {
        if (average.isPositive()) {
            Thread.sleep(ThreadLocalRandom.current().nextLong(2 * average.toMillis()));
        }
    }

    private @Nullable Outcome attempt(Attempt attempt) {
        all.increment();
        try {
            return attempt.make();
        } catch (RuntimeException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            return new Outcome(cause.getClass().getSimpleName() + ": " + cause.getMessage(), false);
        }
    }

    private void count(long nanos, Outcome outcome) {
        micros.recordValue(Math.min(nanos / 1000, LONGEST_MICROS));
        outcomes.computeIfAbsent(outcome.text(), each -> new LongAdder()).increment();
        if (outcome.good()) {
            good.increment();
        }
    }

    private Measured measured(double seconds) {
        Map<String, Long> counted = new TreeMap<>();
        outcomes.forEach((outcome, times) -> counted.put(outcome, times.sum()));
        return new Measured(micros.copy(), good.sum(), Math.max(seconds, 0.001), counted, all.sum());
    }

    private interface Part {
        void play(int person) throws InterruptedException;
    }

    private static void allAtOnce(int people, Part action) {
        var ready = new CountDownLatch(people);
        var go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            int person = i;
            threads.add(Thread.startVirtualThread(() -> {
                ready.countDown();
                try {
                    go.await();
                    action.play(person);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        try {
            ready.await();
            go.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
