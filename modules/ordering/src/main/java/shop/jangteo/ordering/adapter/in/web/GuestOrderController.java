package shop.jangteo.ordering.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.ordering.adapter.query.OrderQueries;
import shop.jangteo.ordering.adapter.query.OrderView;
import shop.jangteo.platform.limit.RateLimits;
import shop.jangteo.platform.security.AccessTokens;
import shop.jangteo.platform.security.GuestProperties;
import shop.jangteo.platform.web.Public;

/**
 * Opens a guest's order where the cookie isn't (OR-12). An order number and a phone are little to know, so tries are
 * counted, by where they come from and by the number that is tried; a wrong number and a wrong phone look the same.
 */
@RestController
@RequestMapping("/api/guest-orders")
@Tag(name = "guest orders", description = "Orders of people without an account")
class GuestOrderController {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST_OF_ADDRESS = 30;
    private static final int MOST_OF_ORDER = 10;

    private final OrderQueries orders;
    private final AccessTokens tokens;
    private final GuestProperties guests;
    private final RateLimits limits;
    private final Clock clock;

    GuestOrderController(
            OrderQueries orders, AccessTokens tokens, GuestProperties guests, RateLimits limits, Clock clock) {
        this.orders = orders;
        this.tokens = tokens;
        this.guests = guests;
        this.limits = limits;
        this.clock = clock;
    }

    /** @param phone as it was given with the order; digits, with or without hyphens */
    @Schema(example = """
        {"orderNumber": "KF26112007A3FE", "phone": "010-1234-5678"}\
        """)
    record GuestOrderLookup(
            @NotBlank @Size(max = 16) String orderNumber,
            @NotBlank @Pattern(regexp = "0[0-9-]{8,13}") String phone) {}

    /**
     * The order, and a token that opens it, and nothing else of its guest or anybody, for a while.
     *
     * @param tokenType {@code Bearer}
     * @param expiresIn seconds
     */
    record GuestOrderAccess(OrderView order, String accessToken, String tokenType, long expiresIn) {}

    @Public
    @PostMapping("/lookup")
    @Operation(
            summary = "Find a guest's order by its number and the guest's phone",
            description = "The token opens this order and nothing else. Tries are counted, by address and by number:"
                    + " `TOO_MANY_REQUESTS` (`retryAfter`).")
    GuestOrderAccess lookUp(@Valid @RequestBody GuestOrderLookup lookup, HttpServletRequest request) {
        String number = lookup.orderNumber().strip().toUpperCase(Locale.ROOT);
        limits.count("guest-order-lookup-from", request.getRemoteAddr(), MOST_OF_ADDRESS, WINDOW);
        limits.count("guest-order-lookup-of", number, MOST_OF_ORDER, WINDOW);
        UUID order = orders.orderOfGuest(number, lookup.phone().replace("-", ""));
        return new GuestOrderAccess(
                orders.order(Actor.guest(order), number),
                tokens.issueForOrder(order, guests.accessTokenLifetime(), clock.instant()),
                "Bearer",
                guests.accessTokenLifetime().toSeconds());
    }
}
