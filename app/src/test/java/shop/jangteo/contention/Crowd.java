package shop.jangteo.contention;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many who do something at the same moment. */
public final class Crowd {

    private Crowd() {}

    /** What each of them got, in their order; nobody starts before all are ready. */
    public static <T> List<T> allAtOnce(int people, IntFunction<T> action) {
        var ready = new CountDownLatch(people);
        var start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                int person = i;
                futures.add(threads.submit(() -> {
                    ready.countDown();
                    start.await();
                    return action.apply(person);
                }));
            }
            ready.await();
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
