package shop.jangteo.payment.adapter.out.toss;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.application.port.PaymentGateway;
import shop.jangteo.payment.application.port.ProviderFailed;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.RefundAccount;
import shop.jangteo.platform.alert.Alerts;
import shop.jangteo.platform.crypto.PersonalData;
import tools.jackson.databind.JsonNode;

/**
 * Toss Payments. An attempt's id is the order id over there, so that whatever became of it can be asked without knowing
 * anything else. What an answer means is decided by {@link TossMeaning}; what is unclear is looked up before it is sent
 * again, and only ever with the same key.
 */
class TossPaymentGateway implements PaymentGateway {

    private static final Pattern TEST_TOKEN = Pattern.compile("test-code:([A-Z0-9_]{1,100})");
    private static final String BY_KEY = "/v1/payments/{paymentKey}";
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_HOLDER = 60;
    private static final int LONGEST_REASON = 200;
    private static final int PAGE = 500;

    /** Of a cancellation; anything else is under way. */
    private static final String DONE = "DONE";

    private static final String ABORTED = "ABORTED";

    /** Toss forgets keys after 15 days: what may be as old as that is looked for before it is sent. */
    private static final Duration KEYS_LAST = Duration.ofDays(14);

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private final TossApi api;
    private final TossProperties properties;
    private final TossNotes notes;
    private final PersonalData personalData;
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
        this.personalData = personalData;
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
        Map<String, Object> window = new LinkedHashMap<>();
        window.put("provider", "toss");
        window.put("clientKey", properties.clientKey());
        window.put("customerKey", customerKey(request.buyerId()));
        window.put("method", windowMethod(request.method()));
        window.put(
                "amount",
                Map.of("currency", Money.CURRENCY, "value", request.amount().won()));
        window.put("orderId", request.paymentId().toString());
        window.put("orderName", cut(request.orderName(), LONGEST_NAME));
        window.put("successUrl", properties.successUrl());
        window.put("failUrl", properties.failUrl());
        return window;
    }

    /** Always the same for a buyer, and nobody can guess it: whoever knows it could use the buyer's saved cards. */
    private String customerKey(UUID buyerId) {
        byte[] key = personalData.blindIndex("toss-customer\0" + buyerId);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /** Domestic easy payment is chosen inside the card window. */
    private static String windowMethod(PaymentMethod method) {
        return switch (method) {
            case CARD, EASY_PAY -> "CARD";
            case TRANSFER -> "TRANSFER";
            case VIRTUAL_ACCOUNT -> "VIRTUAL_ACCOUNT";
        };
    }

    @Override
    public Outcome confirm(ConfirmRequest request) {
        UUID paymentId = request.paymentId();
        return take(
                paymentId,
                () -> api.post(
                        "/v1/payments/confirm",
                        "confirm:" + paymentId,
                        Map.of(
                                "paymentKey", request.providerKey(),
                                "orderId", paymentId.toString(),
                                "amount", request.amount().won()),
                        properties.testCode()));
    }

    @Override
    public Outcome issueAccount(AccountRequest request) {
        UUID paymentId = request.paymentId();
        Map<String, Object> body = Map.of(
                "amount", request.amount().won(),
                "orderId", paymentId.toString(),
                "orderName", cut(request.orderName(), LONGEST_NAME),
                "customerName", cut(request.customerName(), LONGEST_NAME),
                "bank", request.bank() == null ? properties.bank() : request.bank(),
                "dueDate", LOCAL.format(request.dueAt().atZone(TossPayment.KOREA)));
        return take(
                paymentId,
                () -> api.post("/v1/virtual-accounts", "account:" + paymentId, body, testCode(request.token())));
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
                    case DECLINED, REFUND_REFUSED -> declined(refused);
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
            case TossReply.Refused refused when TossMeaning.of(refused) == TossMeaning.DECLINED -> declined(refused);
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

    private static Outcome declined(TossReply.Refused refused) {
        return new Outcome.Declined(refused.code(), refused.message().isEmpty() ? refused.code() : refused.message());
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
        if (providerKey != null && api.get(BY_KEY, providerKey) instanceof TossReply.Done done) {
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
        Optional<TossPayment> said = TossPayment.read(done.body());
        if (said.isEmpty()) {
            throw ProviderFailed.silently("not a payment");
        }
        TossPayment payment = said.get();
        // Money of another payment of ours, or of somebody else's: never to be sent back on the strength of this
        // answer.
        if (!payment.orderId().equals(paymentId.toString())) {
            return new Outcome.Mismatched(paymentId.toString(), payment.orderId(), null);
        }
        if (!payment.currency().equals(Money.CURRENCY)) {
            return new Outcome.Mismatched(Money.CURRENCY, payment.currency(), null);
        }
        if (payment.secret() != null && payment.account() != null) {
            notes.keepSecret(paymentId, payment.secret());
        }
        var subject = new Subject(payment.orderId(), payment.paymentKey(), payment.total());
        return switch (payment.status()) {
            case DONE, PARTIAL_CANCELED ->
                payment.approvedAt() == null
                        ? unintelligible("approved, but not when")
                        : new Outcome.Approved(subject, payment.approvedAt(), payment.receiptUrl());
            case WAITING_FOR_DEPOSIT -> {
                if (payment.account() == null) {
                    yield unintelligible("waiting for a deposit, but not where");
                }
                yield payment.accountExpired()
                        ? new Outcome.NotTaken("the account has expired")
                        : new Outcome.DepositAwaited(subject, payment.account());
            }
            case ABORTED -> payment.failure() == null ? new Outcome.NotTaken("ABORTED") : declined(payment.failure());
            case CANCELED, EXPIRED -> new Outcome.NotTaken(payment.status().name());
            case READY, IN_PROGRESS -> new Outcome.Unclear(payment.status().name());
        };
    }

    private static Outcome unintelligible(String why) {
        throw ProviderFailed.silently(why);
    }

    /** A deposit that came first makes Toss refuse, because it would need to know where the money is to go. */
    @Override
    public Outcome closeAccount(UUID paymentId, String providerKey, String reason) {
        int refusals = notes.refusals(paymentId);
        Map<String, String> body = Map.of("cancelReason", cut(reason, LONGEST_REASON));
        TossReply reply = cancel(providerKey, key("close", paymentId, refusals), body);
        if (reply instanceof TossReply.Done done) {
            return outcome(paymentId, done);
        }
        if (reply instanceof TossReply.Refused refused && TossMeaning.of(refused) != TossMeaning.UNCLEAR) {
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
        return switch (cancel(request.providerKey(), key("cancel", refundId, refusals), cancellation(request))) {
            case TossReply.Done done -> accepted(request, done, refusals);
            case TossReply.NoAnswer none ->
                earlierRefund(request).orElseThrow(() -> ProviderFailed.silently(none.why()));
            case TossReply.Refused refused -> refused(request, refused, refusals);
        };
    }

    /** A repeated key gives the first answer again, however the cancellation stands by now: so that is looked at. */
    private RefundOutcome accepted(RefundRequest request, TossReply.Done done, int refusals) {
        List<TossPayment.Cancel> first = ours(request, done);
        if (first.isEmpty()) {
            throw ProviderFailed.silently("a payment without our refund");
        }
        Optional<RefundOutcome> made = refunded(request, done).filter(RefundOutcome.Refunded.class::isInstance);
        return made.or(() -> earlierRefund(request)).orElseGet(() -> {
            notes.refused(request.refundId(), refusals);
            return new RefundOutcome.Refused("CANCEL_ABORTED", "결제사가 취소를 완료하지 못했습니다.");
        });
    }

    private RefundOutcome refused(RefundRequest request, TossReply.Refused refused, int refusals) {
        TossMeaning meaning = TossMeaning.of(refused);
        if (meaning == TossMeaning.UNCLEAR) {
            return earlierRefund(request).orElseThrow(() -> ProviderFailed.silently(refused.code()));
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

    private static Map<String, Object> cancellation(RefundRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        String mark = mark(request);
        body.put("cancelReason", cut(request.reason(), LONGEST_REASON - mark.length()) + mark);
        body.put("cancelAmount", request.amount().won());
        RefundAccount account = request.account();
        if (account != null) {
            body.put(
                    "refundReceiveAccount",
                    Map.of(
                            "bank", account.bank(),
                            "accountNumber", account.accountNumber(),
                            "holderName", cut(account.holderName(), LONGEST_HOLDER)));
        }
        return body;
    }

    /** Toss keeps no id of ours with a cancellation, so it is written into the reason: by it a lost answer is found. */
    private static String mark(RefundRequest request) {
        return " [" + request.refundId() + "]";
    }

    /**
     * @return what became of it; nothing when there surely is no such refund
     * @throws ProviderFailed when nobody can say
     */
    private Optional<RefundOutcome> earlierRefund(RefundRequest request) {
        return switch (api.get(BY_KEY, request.providerKey())) {
            case TossReply.Done done -> refunded(request, done);
            case TossReply.Refused refused -> throw ProviderFailed.silently(refused.code());
            case TossReply.NoAnswer none -> throw ProviderFailed.silently(none.why());
        };
    }

    /** One that was aborted is none, and may be followed by another. */
    private static Optional<RefundOutcome> refunded(RefundRequest request, TossReply.Done done) {
        TossPayment payment = payment(done);
        return ours(request, done).stream()
                .filter(cancel -> !cancel.status().equals(ABORTED))
                .max(Comparator.comparing(cancel -> cancel.status().equals(DONE)))
                .map(cancel -> cancel.status().equals(DONE)
                        ? new RefundOutcome.Refunded(
                                new Subject(payment.orderId(), payment.paymentKey(), cancel.amount()))
                        : new RefundOutcome.Unclear("cancellation " + cancel.status()));
    }

    private static List<TossPayment.Cancel> ours(RefundRequest request, TossReply.Done done) {
        return payment(done).cancels().stream()
                .filter(cancel -> cancel.reason().endsWith(mark(request)))
                .toList();
    }

    private static TossPayment payment(TossReply.Done done) {
        return TossPayment.read(done.body()).orElseThrow(() -> ProviderFailed.silently("not a payment"));
    }

    @Override
    public List<Transaction> transactions(LocalDate day) {
        List<TossTransaction> all = new ArrayList<>();
        List<TossTransaction> page;
        do {
            page = page(day, all.isEmpty() ? null : all.getLast().transactionKey());
            all.addAll(page);
        } while (page.size() == PAGE);
        Set<String> deposited = new HashSet<>();
        List<Transaction> moved = new ArrayList<>();
        for (TossTransaction one : all) {
            Transaction.Kind kind = kind(one, deposited);
            if (kind != null) {
                moved.add(one.as(kind));
            }
        }
        return moved;
    }

    /** @return nothing when no money moved: an account was opened, or closed while it was empty */
    private Transaction.@Nullable Kind kind(TossTransaction one, Set<String> deposited) {
        return switch (one.status()) {
            case "DONE" -> {
                deposited.add(one.paymentKey());
                yield Transaction.Kind.CAPTURE;
            }
            case "CANCELED", "PARTIAL_CANCELED" ->
                one.isOfAccount() && !deposited.contains(one.paymentKey()) && wasNeverDeposited(one)
                        ? null
                        : Transaction.Kind.REFUND;
            case "WAITING_FOR_DEPOSIT" ->
                deposited.remove(one.paymentKey()) ? Transaction.Kind.DEPOSIT_TAKEN_BACK : null;
            default -> null;
        };
    }

    private boolean wasNeverDeposited(TossTransaction one) {
        return api.get(BY_KEY, one.paymentKey()) instanceof TossReply.Done done
                && TossPayment.read(done.body())
                        .filter(payment -> payment.approvedAt() == null)
                        .isPresent();
    }

    private List<TossTransaction> page(LocalDate day, @Nullable String after) {
        TossReply reply = api.get(uri -> {
            uri.path("/v1/transactions")
                    .queryParam("startDate", LOCAL.format(day.atStartOfDay()))
                    .queryParam("endDate", LOCAL.format(day.atTime(LocalTime.MAX)))
                    .queryParam("limit", PAGE);
            return after == null ? uri : uri.queryParam("startingAfter", after);
        });
        if (!(reply instanceof TossReply.Done done)) {
            throw ProviderFailed.silently("no transactions of " + day + ": " + reply);
        }
        List<TossTransaction> page = new ArrayList<>();
        for (JsonNode one : done.body()) {
            page.add(TossTransaction.read(one)
                    .orElseThrow(() -> ProviderFailed.silently("what is no transaction among those of " + day)));
        }
        return page;
    }

    private static String key(String operation, UUID id, int refusals) {
        return operation + ":" + id + (refusals == 0 ? "" : ":" + refusals);
    }

    /** Our ids tell when they were made (ADR-0007). */
    private boolean olderThan(UUID id, Duration age) {
        Instant made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        return made.plus(age).isBefore(clock.instant());
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
