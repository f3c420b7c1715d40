package shop.jangteo.payment.adapter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import shop.jangteo.testkit.ContextTest;

/** The payment context on a real database, with a stand-in for ordering and a provider that can be made to misbehave. */
@ContextTest
@Import({Ordering.class, Bank.class, FaultyGateway.class, Invariants.class})
@TestPropertySource(
        properties = {
            "jangteo.payment.mock.delay=100ms",
            "jangteo.payment.hint-gap=0s",
            "jangteo.payment.mock.webhook-secret=" + PaymentTest.WEBHOOK_SECRET
        })
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface PaymentTest {

    String WEBHOOK_SECRET = "what-only-the-provider-knows";
}
