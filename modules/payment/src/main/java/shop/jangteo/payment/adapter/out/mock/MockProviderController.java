package shop.jangteo.payment.adapter.out.mock;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Role;
import shop.jangteo.payment.adapter.out.mock.MockFaults.Faults;
import shop.jangteo.payment.adapter.out.mock.MockFaults.Telling;
import shop.jangteo.payment.application.port.PaymentGateway.Transaction;
import shop.jangteo.payment.domain.PaymentRuleBroken.NoSuchDeposit;
import shop.jangteo.platform.web.Allowed;

/** What happens at banks and in the provider's machine rooms: for demos and tests, by the operator's hand. */
@RestController
@Profile({"demo", "test"})
@ConditionalOnProperty(name = "jangteo.payment.provider", havingValue = "mock", matchIfMissing = true)
@Allowed(Role.MASTER_ADMIN)
@RequestMapping("/api/mock-provider")
@Tag(name = "mock provider", description = "The mock payment provider, in the demo and test profiles only")
class MockProviderController {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /** One of both. */
    @Schema(example = """
        {"orderId": "01a1fac6-c5b0-705e-ab65-20ea45ed93d4"}\
        """)
    record DepositRequest(
            @Nullable UUID paymentId, @Nullable UUID orderId) {}

    /** What is absent is as it should be. */
    @Schema(example = """
        {"refuseRefunds": true, "delay": "PT2S", "webhooks": "duplicate"}\
        """)
    record FaultsRequest(
            @Nullable Boolean refuseRefunds,
            @Nullable Boolean maintenance,
            @Nullable Boolean declineAll,
            @Nullable Duration delay,
            @Nullable Boolean lostAnswerBeforeCapture,
            @Nullable Boolean lostAnswerAfterCapture,

            @Nullable @Schema(allowableValues = {"normal", "duplicate", "late", "out-of-order"})
            String webhooks) {

        private static final Duration LONGEST_DELAY = Duration.ofMinutes(2);

        Faults faults() {
            Duration wait = Objects.requireNonNullElse(delay, Duration.ZERO);
            if (wait.isNegative() || wait.compareTo(LONGEST_DELAY) > 0) {
                throw new InvalidField("delay", "DELAY");
            }
            return new Faults(
                    Boolean.TRUE.equals(refuseRefunds),
                    Boolean.TRUE.equals(maintenance),
                    Boolean.TRUE.equals(declineAll),
                    wait,
                    Boolean.TRUE.equals(lostAnswerBeforeCapture),
                    Boolean.TRUE.equals(lostAnswerAfterCapture),
                    telling());
        }

        private Telling telling() {
            return switch (webhooks == null ? "normal" : webhooks) {
                case "normal" -> Telling.NORMAL;
                case "duplicate" -> Telling.DUPLICATE;
                case "late" -> Telling.LATE;
                case "out-of-order" -> Telling.OUT_OF_ORDER;
                default -> throw new InvalidField("webhooks", "WEBHOOKS");
            };
        }
    }

    /** @param released how many messages were sent that had been held back */
    record ReleasedView(int released) {}

    /** A movement of money in the mock's books. */
    record MockTransactionView(
            String providerKey, String paymentId, String transactionKey, String kind, long amount, Instant at) {

        static MockTransactionView of(Transaction one) {
            return new MockTransactionView(
                    one.providerKey(),
                    one.reference(),
                    one.transactionKey(),
                    one.kind().name(),
                    one.amount().won(),
                    one.at());
        }
    }

    private final MockBooks books;
    private final MockFaults faults;
    private final MockWebhooks webhooks;
    private final MockPaymentGateway gateway;
    private final Clock clock;

    MockProviderController(
            MockBooks books, MockFaults faults, MockWebhooks webhooks, MockPaymentGateway gateway, Clock clock) {
        this.books = books;
        this.faults = faults;
        this.webhooks = webhooks;
        this.gateway = gateway;
        this.clock = clock;
    }

    @PostMapping("/deposits")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "The buyer deposits into the virtual account")
    void deposit(@Valid @RequestBody DepositRequest request, Actor actor) {
        UUID paymentId = account(request);
        if (!books.deposit(paymentId)) {
            throw new NoSuchDeposit();
        }
        webhooks.deposited(paymentId);
    }

    @PostMapping("/deposits/take-back")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "The bank takes the deposit back")
    void takeBack(@Valid @RequestBody DepositRequest request, Actor actor) {
        UUID paymentId = account(request);
        if (!books.takeBack(paymentId)) {
            throw new NoSuchDeposit();
        }
        webhooks.deposited(paymentId);
    }

    private UUID account(DepositRequest request) {
        if (request.paymentId() != null) {
            return request.paymentId();
        }
        if (request.orderId() == null) {
            throw new InvalidField("orderId", "REQUIRED");
        }
        return books.accountOf(request.orderId()).orElseThrow(NoSuchDeposit::new);
    }

    @GetMapping("/faults")
    @Operation(summary = "What the mock does wrong for the time being")
    Faults faults(Actor actor) {
        return faults.now();
    }

    @PutMapping("/faults")
    @Operation(summary = "Have the mock do things wrong; an empty object makes it well again")
    Faults become(@Valid @RequestBody FaultsRequest request, Actor actor) {
        faults.become(request.faults());
        return faults.now();
    }

    @PostMapping("/webhooks/release")
    @Operation(summary = "Send the messages that were held back")
    ReleasedView release(Actor actor) {
        return new ReleasedView(webhooks.release());
    }

    /** @param day in Asia/Seoul; absent: today */
    @GetMapping("/transactions")
    @Operation(summary = "A day in the mock's books: captures, deposits, what was taken back, refunds")
    List<MockTransactionView> transactions(
            @RequestParam(value = "day", required = false) @Nullable LocalDate day, Actor actor) {
        LocalDate wanted = day == null ? LocalDate.ofInstant(clock.instant(), SEOUL) : day;
        return gateway.transactions(wanted).stream()
                .map(MockTransactionView::of)
                .toList();
    }
}
