package shop.jangteo.payment.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import shop.jangteo.payment.application.ReceiveWebhook;
import shop.jangteo.platform.limit.RateLimits;
import shop.jangteo.platform.web.Public;

/** Takes what providers tell of their own accord, in whatever form, and of a bounded size. */
@RestController
@Tag(name = "payment", description = "Payments and refunds")
class WebhookController {

    private static final int LARGEST = 64 * 1024;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final ReceiveWebhook receive;
    private final RateLimits limits;
    private final int mostOfAddress;

    /** @param mostOfAddress far more than a provider sends in a minute, and too few to keep anybody busy */
    WebhookController(
            ReceiveWebhook receive,
            RateLimits limits,
            @Value("${jangteo.payment.webhooks-per-minute:30000}") int mostOfAddress) {
        this.receive = receive;
        this.limits = limits;
        this.mostOfAddress = mostOfAddress;
    }

    @Public
    @PostMapping("/api/webhooks/payments/{provider}")
    @Operation(summary = "A provider tells that something happened to a payment")
    @RequestBody(
            description = "the provider's own form",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @ApiResponse(responseCode = "200", description = "kept, also when it is about nothing that is known here")
    void receive(@PathVariable("provider") String provider, HttpServletRequest request) throws IOException {
        limits.count("payment-webhook", request.getRemoteAddr(), mostOfAddress, WINDOW);
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        receive.handle(
                new ReceiveWebhook.Command(provider, headers(request), new String(body, StandardCharsets.UTF_8)));
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .collect(Collectors.toMap(
                        name -> name.toLowerCase(Locale.ROOT), request::getHeader, (first, second) -> first));
    }
}
