package shop.jangteo.platform.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people without an account are known.
 *
 * @param kept how long a guest is remembered after filling the cart for the last time
 * @param secureCookie whether the cookie is sent over HTTPS only; off where the shop is tried out without it
 * @param accessTokenLifetime how long the access token works that a guest gets for an order number and a phone
 */
@ConfigurationProperties("jangteo.guests")
public record GuestProperties(
        @DefaultValue("30d") Duration kept,
        @DefaultValue("true") boolean secureCookie,
        @DefaultValue("1h") Duration accessTokenLifetime) {}
