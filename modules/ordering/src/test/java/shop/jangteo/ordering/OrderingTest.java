package shop.jangteo.ordering;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import shop.jangteo.testkit.ContextTest;

/** A test of the whole context beside stand-ins for the others; all of them share one running shop. */
@ContextTest
@Import({Neighbours.class, Scene.class})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface OrderingTest {}
