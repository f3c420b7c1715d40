package shop.jangteo.payment.adapter.out.toss;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;
import shop.jangteo.TestShopApplication;
import shop.jangteo.testkit.ContextTest;
import shop.jangteo.testkit.TestServers;

/** The payment context with Toss Payments as its provider: a small one that keeps books. */
@ContextTest
@ContextConfiguration(
        classes = TestShopApplication.class,
        initializers = {TestServers.class, TossTest.Settings.class})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TossTest {

    final class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "toss",
                            Map.of(
                                    "jangteo.payment.hint-gap",
                                    "0s",
                                    "jangteo.payment.provider",
                                    "toss",
                                    "jangteo.payment.toss.base-url",
                                    FakeToss.RUNNING.url(),
                                    "jangteo.payment.toss.secret-key",
                                    FakeToss.SECRET_KEY,
                                    "jangteo.payment.toss.client-key",
                                    FakeToss.CLIENT_KEY,
                                    "jangteo.payment.toss.success-url",
                                    "https://shop.test/paid",
                                    "jangteo.payment.toss.fail-url",
                                    "https://shop.test/failed")));
        }
    }
}
