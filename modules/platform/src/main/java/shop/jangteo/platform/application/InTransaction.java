package shop.jangteo.platform.application;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A use case that a listener calls: it works in the transaction that is under way and fails without one. */
@Documented
@Transactional(transactionManager = "transactionManager", propagation = Propagation.MANDATORY)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface InTransaction {}
