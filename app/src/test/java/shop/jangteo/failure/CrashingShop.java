package shop.jangteo.failure;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import shop.jangteo.JangteoApplication;
import shop.jangteo.platform.web.TraceIds;
import shop.jangteo.watch.Interleaving;
import shop.jangteo.watch.Statements;

/**
 * The shop, with a place to die at chosen by the setting {@code crash}: {@code before-listener} never runs a listener, so
 * that whoever kills it does so between the commit and the listener; any other text halts when a statement that it is part
 * of is about to be sent by the request with the trace id {@link #DOOMED}, by a listener where {@link #LISTENER} stands
 * before it, or by anybody from the moment when that request has begun where {@link #ANYBODY} does. Of two texts with
 * {@link #THEN} between them the second one counts for a thread that has sent the first one.
 */
public final class CrashingShop {

    static final String DOOMED = "dead".repeat(8);
    static final String LISTENER = "listener-";
    static final String ANYBODY = "anybody-";
    static final String THEN = Interleaving.THEN;

    private CrashingShop() {}

    public static void main(String[] arguments) {
        var application = new SpringApplication(JangteoApplication.class, Statements.class);
        application.addListeners((ApplicationListener<ApplicationReadyEvent>) CrashingShop::ready);
        application.run(arguments);
    }

    private static void ready(ApplicationReadyEvent ready) {
        var context = (ServletWebServerApplicationContext) ready.getApplicationContext();
        String crash = context.getEnvironment().getProperty("crash", "");
        String[] places = crash.substring(crash.lastIndexOf('-') + 1).split(THEN);
        var begun = new AtomicBoolean();
        ThreadLocal<Integer> passed = ThreadLocal.withInitial(() -> 0);
        Statements.watch(new Statements.Watcher() {
            @Override
            public void begins(String sql, long server) {
                boolean doomed = TraceIds.current().equals(DOOMED);
                if (doomed) {
                    begun.set(true);
                }
                boolean here = crash.startsWith(LISTENER)
                        ? Thread.currentThread().getName().contains(LISTENER)
                        : doomed || (crash.startsWith(ANYBODY) && begun.get());
                if (here && sql.contains(places[passed.get()])) {
                    passed.set(passed.get() + 1);
                    if (passed.get() == places.length) {
                        Runtime.getRuntime().halt(137);
                    }
                }
            }
        });
        if (crash.equals("before-listener")) {
            var executor = context.getBean("applicationTaskExecutor", ThreadPoolTaskExecutor.class);
            var never = new CountDownLatch(1);
            for (int i = 0; i < executor.getCorePoolSize(); i++) {
                executor.execute(() -> {
                    try {
                        never.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
        }
        System.out.println("LISTENING ON " + context.getWebServer().getPort());
    }
}
