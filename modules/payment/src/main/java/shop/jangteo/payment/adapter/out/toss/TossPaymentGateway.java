package shop.jangteo.payment.adapter.out.toss;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.application.port.ProviderFailed;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.platform.alert.Alerts;
import shop.jangteo.platform.crypto.PersonalData;

/**
 * Toss Payments. An attempt's id is the order id over there, so that whatever became of it can be asked without knowing
 * anything else. What is sent is {@link TossRequests}', what a refusal means {@link TossMeaning}'s; what is unclear is looked
 * up before it is sent again: what takes money with the same key only, a refund also with the next one, when there is none.
 */
class TossPaymentGateway implements PaymentGateway {

    private static final Pattern TEST_TOKEN = Pattern.compile("test-code:([A-Z0-9_]{1,100})");

    /** Toss forgets keys after 15 days: what may be as old as that is looked for before it is sent. */
    private static final Duration KEYS_LAST = Duration.ofDays(14);

    private final TossApi api;
    private final TossProperties properties;
    private final TossNotes notes;
    private final TossRequests requests;
    private final TossBooks books;
    private final Alerts alerts;
    private final Clock clock;

    TossPaymentGateway(
            TossApi api,
            TossProperties properties,
            TossNotes notes,
            PersonalData personalData,
            Alerts alerts,
            Clock clock) {
        this.api = api;
        this.properties = properties;
        this.notes = notes;
        this.requests = new TossRequests(properties, personalData);
        this.books = new TossBooks(api);
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Only {@code test-code:<code>} is one: it makes a call with test keys end in that error. Live keys ignore it. */
    @Override
    public void requireAcceptable(@Nullable String token) {
        if (token != null && !TEST_TOKEN.matcher(token).matches()) {
            throw new InvalidField("paymentToken", "PAYMENT_TOKEN");
        }
    }

    @Override
    public boolean opensWindow(PaymentMethod method, @Nullable String token) {
        return method != PaymentMethod.VIRTUAL_ACCOUNT;
    }

    /** There is no taking money without the window. */
    @Override
    public Outcome capture(CaptureRequest request) {
        return new Outcome.NotTaken("Toss needs its window");
    }

    @Override
    public Map<String, Object> checkout(CheckoutRequest request) {
        return requests.window(request);
    }

    @Override
    public Outcome confirm(ConfirmRequest request) {
        UUID paymentId = request.paymentId();
        return take(
                paymentId,
                () -> api.post(
                        "/v1/payments/confirm",
                        "confirm:" + paymentId,
                        requests.confirmation(request),
                        properties.testCode()));
    }

    @Override
    public Outcome issueAccount(AccountRequest request) {
        UUID paymentId = request.paymentId();
        return take(
                paymentId,
                () -> api.post(
                        "/v1/virtual-accounts",
                        "account:" + paymentId,
                        requests.account(request),
                        testCode(request.token())));
    }

    private @Nullable String testCode(@Nullable String token) {
        var wanted = TEST_TOKEN.matcher(token == null ? "" : token);
        return properties.isTest() && wanted.matches() ? wanted.group(1) : properties.testCode();
    }

    private interface Request {
        TossReply send();
    }

    /** Sends what takes money or makes an account for it, and finds out what came of it. */
    private Outcome take(UUID paymentId, Request request) {
        long sentAt = System.nanoTime();
        TossReply reply = request.send();
        return switch (reply) {
            case TossReply.Done done -> outcome(paymentId, done);
            case TossReply.NoAnswer none when !none.asked() -> throw ProviderFailed.unreached(none.why());
            case TossReply.NoAnswer none -> followUp(paymentId, request, sentAt, none.why());
            case TossReply.Refused refused ->
                switch (TossMeaning.of(refused)) {
                    case DECLINED, REFUND_REFUSED -> refused.declined();
                    case NOT_TAKEN -> new Outcome.NotTaken(refused.code());
                    case DONE_BEFORE -> query(paymentId, null);
                    case UNCLEAR -> followUp(paymentId, request, sentAt, refused.code());
                    case MISCONFIGURED -> {
                        misconfigured(refused);
                        yield new Outcome.NotTaken(refused.code());
                    }
                };
        };
    }

    /** What is unclear is looked up; when that tells nothing, and time is left, the same request is sent once more. */
    private Outcome followUp(UUID paymentId, Request request, long sentAt, String why) {
        Optional<Outcome> found = lookUp(paymentId);
        if (found.isPresent()) {
            return found.get();
        }
        if (System.nanoTime() - sentAt > properties.retryWithin().toNanos()) {
            throw ProviderFailed.silently(why);
        }
        return switch (request.send()) {
            case TossReply.Done done -> outcome(paymentId, done);
            // The first answer given again, or the only one: either way it is about this very request.
            case TossReply.Refused refused when TossMeaning.of(refused) == TossMeaning.DECLINED -> refused.declined();
            case TossReply.Refused refused
            when TossMeaning.of(refused) == TossMeaning.DONE_BEFORE -> query(paymentId, null);
            // Anything else may be about the repetition alone.
            case TossReply.Refused refused -> throw ProviderFailed.silently(why + ", then " + refused.code());
            case TossReply.NoAnswer none -> throw ProviderFailed.silently(why + ", then " + none.why());
        };
    }

    /** @return nothing while it isn't decided, or nobody can say */
    private Optional<Outcome> lookUp(UUID paymentId) {
        try {
            Outcome outcome = query(paymentId, null);
            return outcome instanceof Outcome.Unclear ? Optional.empty() : Optional.of(outcome);
        } catch (ProviderFailed silent) {
            return Optional.empty();
        }
    }

    private void misconfigured(TossReply.Refused refused) {
        alerts.raise(
                "payment-provider-misconfigured",
                "toss " + refused.code(),
                "Toss refuses the shop itself: keys or requests are wrong, and nobody can pay");
    }

    /** By the provider's key where it is known. One that came from the buyer may be of any payment: then by our own id. */
    @Override
    public Outcome query(UUID paymentId, @Nullable String providerKey) {
        if (providerKey != null && api.get(TossApi.BY_KEY, providerKey) instanceof TossReply.Done done) {
            Outcome outcome = outcome(paymentId, done);
            if (!(outcome instanceof Outcome.Mismatched)) {
                return outcome;
            }
        }
        return switch (api.get("/v1/payments/orders/{orderId}", paymentId)) {
            case TossReply.Done done -> outcome(paymentId, done);
            case TossReply.Refused refused
            when TossMeaning.of(refused) == TossMeaning.NOT_TAKEN ->
                // A request that is still under way would yet be heard.
                olderThan(paymentId, properties.payTimeout().multipliedBy(2))
                        ? new Outcome.NotTaken(refused.code())
                        : new Outcome.Unclear(refused.code());
            case TossReply.Refused refused -> {
                if (TossMeaning.of(refused) == TossMeaning.MISCONFIGURED) {
                    misconfigured(refused);
                }
                throw ProviderFailed.silently(refused.code());
            }
            case TossReply.NoAnswer none -> throw ProviderFailed.silently(none.why());
        };
    }

    private Outcome outcome(UUID paymentId, TossReply.Done done) {
        TossPayment payment = payment(done);
        Outcome outcome = payment.outcome(paymentId);
        if (payment.secret() != null && payment.account() != null && !(outcome instanceof Outcome.Mismatched)) {
            notes.keepSecret(paymentId, payment.secret());
        }
        return outcome;
    }

    /** A deposit that came first makes Toss refuse, because it would need to know where the money is to go. */
    @Override
    public Outcome closeAccount(UUID paymentId, String providerKey, String reason) {
        int refusals = notes.refusals(paymentId);
        TossReply reply = cancel(providerKey, key("close", paymentId, refusals), requests.closing(reason));
        if (reply instanceof TossReply.Done done) {
            return outcome(paymentId, done);
        }
        // Closed twice is closed: another key does no harm, whatever the answer meant.
        if (reply instanceof TossReply.Refused refused && !refused.isOfAnUnansweredKey()) {
            notes.refused(paymentId, refusals);
        }
        return query(paymentId, providerKey);
    }

    @Override
    public RefundOutcome refund(RefundRequest request) {
        UUID refundId = request.refundId();
        int refusals = notes.refusals(refundId);
        if (refusals > 0 || olderThan(refundId, KEYS_LAST)) {
            // Under a key that Toss doesn't know (any more) it would be another refund: only when there surely is none.
            Optional<RefundOutcome> earlier = earlierRefund(request);
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        return switch (cancel(request.providerKey(), key("cancel", refundId, refusals), requests.refund(request))) {
            case TossReply.Done done -> accepted(request, done, refusals);
            case TossReply.NoAnswer none ->
                earlierRefund(request).orElseThrow(() -> ProviderFailed.silently(none.why()));
            case TossReply.Refused refused -> refused(request, refused, refusals);
        };
    }

    /** A repeated key gives the first answer again, however the cancellation stands by now: so that is looked at. */
    private RefundOutcome accepted(RefundRequest request, TossReply.Done done, int refusals) {
        TossPayment payment = payment(done);
        if (payment.cancels(requests.mark(request)).isEmpty()) {
            throw ProviderFailed.silently("a payment without our refund");
        }
        Optional<RefundOutcome> made =
                payment.refund(requests.mark(request)).filter(RefundOutcome.Refunded.class::isInstance);
        return made.or(() -> earlierRefund(request)).orElseGet(() -> {
            notes.refused(request.refundId(), refusals);
            return new RefundOutcome.Refused("CANCEL_ABORTED", "결제사가 취소를 완료하지 못했습니다.");
        });
    }

    private RefundOutcome refused(RefundRequest request, TossReply.Refused refused, int refusals) {
        TossMeaning meaning = TossMeaning.of(refused);
        if (meaning == TossMeaning.UNCLEAR) {
            Optional<RefundOutcome> earlier = earlierRefund(request);
            if (earlier.isEmpty() && !refused.isOfAnUnansweredKey()) {
                // Under its key Toss would say the same for 15 days; the next try looks for the refund once more first.
                notes.refused(request.refundId(), refusals);
            }
            return earlier.orElseThrow(() -> ProviderFailed.silently(refused.code()));
        }
        if (meaning == TossMeaning.DONE_BEFORE) {
            Optional<RefundOutcome> earlier = earlierRefund(request);
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        if (meaning == TossMeaning.MISCONFIGURED) {
            misconfigured(refused);
        }
        notes.refused(request.refundId(), refusals);
        return new RefundOutcome.Refused(refused.code(), refused.message());
    }

    private TossReply cancel(String providerKey, String key, Map<String, ?> body) {
        return api.post("/v1/payments/{paymentKey}/cancel", key, body, properties.testCode(), providerKey);
    }

    /**
     * @return what became of it; nothing when there surely is no such refund
     * @throws ProviderFailed when nobody can say
     */
    private Optional<RefundOutcome> earlierRefund(RefundRequest request) {
        return switch (api.get(TossApi.BY_KEY, request.providerKey())) {
            case TossReply.Done done -> payment(done).refund(requests.mark(request));
            case TossReply.Refused refused -> throw ProviderFailed.silently(refused.code());
            case TossReply.NoAnswer none -> throw ProviderFailed.silently(none.why());
        };
    }

    private static TossPayment payment(TossReply.Done done) {
        return TossPayment.read(done.body()).orElseThrow(() -> ProviderFailed.silently("not a payment"));
    }

    @Override
    public List<Transaction> transactions(LocalDate day) {
        return books.movements(day);
    }

    private static String key(String operation, UUID id, int refusals) {
        return operation + ":" + id + (refusals == 0 ? "" : ":" + refusals);
    }

    /** Our ids tell when they were made (ADR-0007). */
    private boolean olderThan(UUID id, Duration age) {
        Instant made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        return made.plus(age).isBefore(clock.instant());
    }
}
