package shop.jangteo.catalog;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import shop.jangteo.testkit.ContextTest;

/** The catalog with everything real around it; one server for all of these tests. */
@ContextTest
@Import({Shelf.class, Told.class, Statements.class})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CatalogTest {}
