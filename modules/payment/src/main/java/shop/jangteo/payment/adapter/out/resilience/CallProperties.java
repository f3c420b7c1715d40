package shop.jangteo.payment.adapter.out.resilience;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the shop treats its payment provider (PA-8).
 *
 * @param atOnce how many calls that take money may be under way, and as many others besides
 * @param limit nobody waits longer for an answer; longer than the provider's own time-outs, shorter than
 *     {@code jangteo.payment.takeover}
 * @param breaker when the provider is left alone
 */
@ConfigurationProperties("jangteo.payment.calls")
record CallProperties(
        @DefaultValue("32") int atOnce,
        @DefaultValue("75s") Duration limit,
        @DefaultValue Breaker breaker) {

    /**
     * @param window so many of the last calls count
     * @param minimum of calls before anything is concluded from them
     * @param failureRate percentage of failures from which the provider is left alone
     * @param slow a call that takes longer counts as slow; the same percentage holds
     * @param pause for how long it is left alone; then a few calls try it
     * @param trials how many those are
     */
    record Breaker(
            @DefaultValue("20") int window,
            @DefaultValue("10") int minimum,
            @DefaultValue("50") int failureRate,
            @DefaultValue("20s") Duration slow,
            @DefaultValue("30s") Duration pause,
            @DefaultValue("3") int trials) {}
}
