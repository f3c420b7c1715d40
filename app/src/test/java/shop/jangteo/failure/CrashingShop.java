package shop.jangteo.failure;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.modulith.events.core.EventPublicationRepository;
import org.springframework.modulith.events.core.TargetEventPublication;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import shop.jangteo.JangteoApplication;
import shop.jangteo.platform.web.TraceIds;
import shop.jangteo.watch.Statements;

/**
 * The shop, with a place to die at chosen by the setting {@code crash}: {@code before-listener} never runs a listener, so
 * that whoever kills it does so between the commit and the listener; {@code before-completion} halts once a listener of
 * OrderPaid has committed and before the registry hears of it; any other text halts when a statement that it is part of is
 * about to be sent by the request with the trace id {@link #DOOMED}, by a listener where {@link #LISTENER} stands before
 * it, or by anybody from the moment when that request has begun where {@link #ANYBODY} does.
 */
public final class CrashingShop {

    static final String DOOMED = "dead".repeat(8);
    static final String LISTENER = "listener-";
    static final String ANYBODY = "anybody-";

    private CrashingShop() {}

    public static void main(String[] arguments) {
        var application = new SpringApplication(JangteoApplication.class, Faults.class, Statements.class);
        application.setAdditionalProfiles("crashing");
        application.addListeners((ApplicationListener<ApplicationReadyEvent>) CrashingShop::ready);
        application.run(arguments);
    }

    private static void ready(ApplicationReadyEvent ready) {
        var context = (ServletWebServerApplicationContext) ready.getApplicationContext();
        String crash = context.getEnvironment().getProperty("crash", "");
        var begun = new AtomicBoolean();
        Statements.watch(new Statements.Watcher() {
            @Override
            public void begins(String sql, long server) {
                boolean doomed = TraceIds.current().equals(DOOMED);
                if (doomed) {
                    begun.set(true);
                }
                boolean here = crash.startsWith(LISTENER)
                        ? Thread.currentThread().getName().startsWith(LISTENER)
                        : doomed || (crash.startsWith(ANYBODY) && begun.get());
                if (here && sql.contains(crash.substring(crash.lastIndexOf('-') + 1))) {
                    Runtime.getRuntime().halt(137);
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

    @Configuration(proxyBeanMethods = false)
    @Profile("crashing")
    static class Faults {

        @Bean
        static BeanPostProcessor faults(org.springframework.core.env.Environment environment) {
            boolean halting = environment.getProperty("crash", "").equals("before-completion");
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return halting && bean instanceof EventPublicationRepository repository
                            ? haltingAtCompletion(repository)
                            : bean;
                }
            };
        }

        private static Object haltingAtCompletion(EventPublicationRepository repository) {
            var factory = new ProxyFactory(repository);
            factory.addAdvice((org.aopalliance.intercept.MethodInterceptor) call -> {
                if (call.getMethod().getName().equals("markCompleted")
                        && completesOrderPaid(repository, call.getArguments()[0])) {
                    Runtime.getRuntime().halt(137);
                }
                return call.proceed();
            });
            return factory.getProxy();
        }

        private static boolean completesOrderPaid(EventPublicationRepository repository, Object completed) {
            return switch (completed) {
                case UUID id ->
                    repository.findIncompletePublications().stream()
                            .filter(publication -> publication.getIdentifier().equals(id))
                            .anyMatch(publication -> isOrderPaid(publication.getEvent()));
                case TargetEventPublication publication -> isOrderPaid(publication.getEvent());
                default -> isOrderPaid(completed);
            };
        }

        private static boolean isOrderPaid(Object event) {
            return event.getClass().getSimpleName().equals("OrderPaid");
        }
    }
}
