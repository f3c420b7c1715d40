package shop.jangteo.platform.application;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.transaction.annotation.Transactional;

/**
 * A use case that changes something, in a transaction of its own of at most 30 s. When it loses a race (deadlock, lock
 * wait, stale version) the whole method is run again, up to three times; so it must take everything it knows from its
 * command and the database. Not to be called from inside another transaction.
 */
@Documented
@Transactional(transactionManager = "transactionManager", timeout = 30)
@Retryable(includes = ConcurrencyFailureException.class, maxRetries = 3, delay = 15, jitter = 10, multiplier = 2)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Writes {}
