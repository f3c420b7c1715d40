package shop.jangteo.identity.adapter.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set.
 *
 * @param refreshTokenLifetime how long a device may stay away and still be logged in
 * @param addressLimit entries of one address book, at most
 */
@ConfigurationProperties("identity")
record IdentityProperties(
        @DefaultValue("7d") Duration refreshTokenLifetime,
        @DefaultValue("20") int addressLimit,
        @DefaultValue Login login,
        @DefaultValue Password password) {

    /**
     * @param revealUnknownEmail whether an unknown email is answered 404 instead of like a wrong password
     * @param failureLimit so many failed log-ins in a row lock an account
     * @param lockFor how long it stays locked
     */
    record Login(
            @DefaultValue("false") boolean revealUnknownEmail,
            @DefaultValue("5") int failureLimit,
            @DefaultValue("15m") Duration lockFor) {}

    /**
     * @param shortest code points of a password, at least
     * @param longest code points of a password, at most
     */
    record Password(
            @DefaultValue("10") int shortest,
            @DefaultValue("128") int longest) {}
}
