package shop.jangteo.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An endpoint for members and for guests: people without an account, known by their cookie or by a guest's access token.
 * Everywhere else a guest is nobody.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface GuestsToo {

    /** Whether somebody who comes with nothing at all is let in as a new guest. */
    boolean newcomers() default false;
}
