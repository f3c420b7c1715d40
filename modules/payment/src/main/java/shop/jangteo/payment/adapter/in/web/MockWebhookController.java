package shop.jangteo.payment.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.payment.application.ReceiveWebhook;
import shop.jangteo.platform.web.Public;

/** Takes the mock provider's messages. They are unsigned, so nothing is believed: they only make the shop ask. */
@RestController
@ConditionalOnProperty(name = "jangteo.payment.provider", havingValue = "mock", matchIfMissing = true)
@Tag(name = "payment", description = "Payments and refunds")
class MockWebhookController {

    private final ReceiveWebhook receive;

    MockWebhookController(ReceiveWebhook receive) {
        this.receive = receive;
    }

    /** @param messageId 1 to 100 printable ASCII characters; a message that is sent again has the same */
    record MockMessage(
            @NotNull @Pattern(regexp = "[!-~]{1,100}") String messageId,
            @NotNull UUID paymentId) {}

    @Public
    @PostMapping("/api/webhooks/payments/mock")
    @Operation(summary = "Something happened to a payment at the mock provider")
    void receive(@Valid @RequestBody MockMessage message) {
        receive.handle(new ReceiveWebhook.Command("mock", message.messageId(), message.paymentId()));
    }
}
