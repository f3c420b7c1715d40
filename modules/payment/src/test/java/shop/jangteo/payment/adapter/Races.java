package shop.jangteo.payment.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Many at the same moment. */
final class Races {

    private Races() {}

    static <T> List<T> atOnce(int count, Callable<T> work) throws Exception {
        return atOnce(IntStream.range(0, count).mapToObj(_ -> work).toList());
    }

    static <T> List<T> atOnce(List<Callable<T>> works) throws Exception {
        var barrier = new CyclicBarrier(works.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = works.stream()
                    .map(work -> threads.submit(() -> {
                        barrier.await();
                        return work.call();
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
