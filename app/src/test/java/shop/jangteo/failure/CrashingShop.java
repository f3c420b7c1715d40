package shop.jangteo.failure;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
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

/**
 * The shop, with a place to die at chosen by the setting {@code crash}: {@code before-listener} never runs a listener, so
 * that whoever kills it does so between the commit and the listener; {@code before-completion} halts once a listener of
 * OrderPaid has committed and before the registry hears of it.
 */
public final class CrashingShop {

    private CrashingShop() {}

    public static void main(String[] arguments) {
        var application = new SpringApplication(JangteoApplication.class, Faults.class);
        application.setAdditionalProfiles("crashing");
        application.addListeners((ApplicationListener<ApplicationReadyEvent>) ready -> System.out.println(
                "LISTENING ON " + ((ServletWebServerApplicationContext) ready.getApplicationContext()).getWebServer().getPort()));
        application.run(arguments);
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("crashing")
    static class Faults {

        @Bean
        static BeanPostProcessor faults(org.springframework.core.env.Environment environment) {
            String crash = environment.getProperty("crash", "");
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (crash.equals("before-listener") && bean instanceof ThreadPoolTaskExecutor executor) {
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
                    if (crash.equals("before-completion") && bean instanceof EventPublicationRepository repository) {
                        return haltingAtCompletion(repository);
                    }
                    return bean;
                }
            };
        }

        private static Object haltingAtCompletion(EventPublicationRepository repository) {
            var factory = new ProxyFactory(repository);
            factory.addAdvice((org.aopalliance.intercept.MethodInterceptor) call -> {
                if (call.getMethod().getName().equals("markCompleted") && completesOrderPaid(repository, call.getArguments())) {
                    Runtime.getRuntime().halt(137);
                }
                return call.proceed();
            });
            return factory.getProxy();
        }

        private static boolean completesOrderPaid(EventPublicationRepository repository, Object[] arguments) {
            if (arguments[0] instanceof UUID id) {
                return repository.findIncompletePublications().stream()
                        .filter(publication -> publication.getIdentifier().equals(id))
                        .map(TargetEventPublication::getEvent)
                        .anyMatch(Faults::isOrderPaid);
            }
            return isOrderPaid(arguments[0]);
        }

        private static boolean isOrderPaid(Object event) {
            return event.getClass().getSimpleName().equals("OrderPaid");
        }
    }
}
