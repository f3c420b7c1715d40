package shop.jangteo.identity.application;

import java.time.Duration;

/**
 * What the shop has decided about its members' accounts.
 *
 * @param refreshTokenLifetime how long a device may stay away and still be logged in
 * @param addressLimit entries of one address book, at most
 * @param revealUnknownEmail whether an unknown email is answered 404 instead of like a wrong password
 * @param failureLimit so many failed log-ins in a row lock an account
 * @param lockFor how long it stays locked
 */
public record IdentityPolicy(
        Duration refreshTokenLifetime,
        int addressLimit,
        boolean revealUnknownEmail,
        int failureLimit,
        Duration lockFor) {}
