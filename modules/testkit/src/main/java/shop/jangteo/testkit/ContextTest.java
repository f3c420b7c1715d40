package shop.jangteo.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.EnableScenarios;
import org.springframework.modulith.test.PublishedEvents;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import shop.jangteo.TestShopApplication;

/**
 * A test of one context with everything real around it: HTTP on a free port, MariaDB and Redis of their own (one of each
 * for the JVM), no scheduled jobs. Constructor parameters are beans; {@link PublishedEvents} and {@code Scenario} are
 * method parameters.
 */
@Documented
@SpringBootTest(classes = TestShopApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestServers.class)
@Import(TestSupport.class)
@ActiveProfiles("test")
@EnableScenarios
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ContextTest {}
