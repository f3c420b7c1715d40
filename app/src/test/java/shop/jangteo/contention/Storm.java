package shop.jangteo.contention;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import shop.jangteo.testkit.Answer;

/** The same call again and again from several sides until it is stopped. */
public final class Storm {

    private final List<Answer> answers = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    private Storm() {}

    public static Storm start(int sides, Supplier<Answer> call) {
        var storm = new Storm();
        for (int i = 0; i < sides; i++) {
            storm.threads.add(Thread.startVirtualThread(() -> {
                while (!storm.over) {
                    storm.answers.add(call.get());
                }
            }));
        }
        return storm;
    }

    public List<Answer> answers() {
        return answers;
    }

    public List<Answer> stop() {
        over = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        return answers;
    }
}
