package shop.jangteo.platform.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Listens inside the publisher's transaction and may refuse by throwing a broken rule, which undoes everything. The
 * exception among listeners: each one is named in a list that a test compares (ADR-0004).
 */
@Documented
@EventListener
@Transactional(propagation = Propagation.MANDATORY)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface JoinsTransaction {}
