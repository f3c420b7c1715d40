package shop.jangteo.payment.adapter.out.toss;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.jangteo.payment.adapter.out.toss.StubbedToss.PAYMENT_KEY;
import static shop.jangteo.payment.adapter.out.toss.StubbedToss.done;
import static shop.jangteo.payment.adapter.out.toss.StubbedToss.error;
import static shop.jangteo.payment.adapter.out.toss.StubbedToss.in;
import static shop.jangteo.payment.adapter.out.toss.StubbedToss.json;
import static shop.jangteo.payment.adapter.out.toss.StubbedToss.payment;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.application.port.PaymentGateway.AccountRequest;
import shop.jangteo.payment.application.port.PaymentGateway.CheckoutRequest;
import shop.jangteo.payment.application.port.PaymentGateway.ConfirmRequest;
import shop.jangteo.payment.application.port.PaymentGateway.Outcome;
import shop.jangteo.payment.application.port.PaymentGateway.RefundOutcome;
import shop.jangteo.payment.application.port.PaymentGateway.RefundRequest;
import shop.jangteo.payment.application.port.PaymentGateway.Subject;
import shop.jangteo.payment.application.port.PaymentGateway.Transaction;
import shop.jangteo.payment.application.port.ProviderFailed;
import shop.jangteo.payment.domain.PaymentMethod;
import shop.jangteo.payment.domain.RefundAccount;
import shop.jangteo.platform.crypto.PersonalData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TossTest
@DisplayName("PA-1: what Toss is asked, and under which key")
class TossRequestsTests {

    private static final Instant DUE = Instant.parse("2026-01-08T14:59:59Z");

    private final TossNotes notes;
    private final PersonalData personalData;
    private final Clock clock;
    private final Ids ids;
    private StubbedToss toss;
    private UUID id;

    TossRequestsTests(TossNotes notes, PersonalData personalData, Clock clock, Ids ids) {
        this.notes = notes;
        this.personalData = personalData;
        this.clock = clock;
        this.ids = ids;
    }

    @BeforeEach
    void anAttempt() {
        toss = new StubbedToss(notes, personalData, clock);
        id = ids.next();
    }

    private LoggedRequest onlyRequest() {
        List<LoggedRequest> all = toss.requests(anyRequestedFor(anyUrl()));
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static JsonNode body(LoggedRequest request) {
        return JsonMapper.shared().readTree(request.getBodyAsString());
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json);
    }

    private Outcome confirm(TossPaymentGateway gateway) {
        return gateway.confirm(new ConfirmRequest(id, PAYMENT_KEY, Money.won(27_000)));
    }

    private AccountRequest account(String bank, String token) {
        return new AccountRequest(id, ids.next(), "텀블러 외 1건", Money.won(27_000), bank, "김하늘", DUE, token);
    }

    private RefundOutcome refund(UUID refundId, long won, RefundAccount account) {
        return toss.gateway().refund(new RefundRequest(refundId, id, PAYMENT_KEY, Money.won(won), "단순 변심", account));
    }

    private String cancels(UUID refundId, long won) {
        return cancels(refundId, won, "DONE");
    }

    private String cancels(UUID refundId, long won, String status) {
        return """
            "cancels":[{"transactionKey":"TX-000","cancelAmount":12000,"cancelReason":"앞선 환불","refundableAmount":15000,
             "canceledAt":"2026-01-06T09:30:00+09:00","cancelStatus":"DONE"},
             {"transactionKey":"TX-002","cancelAmount":%d,"cancelReason":"단순 변심 [%s]","refundableAmount":0,
             "canceledAt":"2026-01-06T09:30:00+09:00","cancelStatus":"%s"}]\
            """.formatted(won, refundId, status);
    }

    private RefundOutcome refunded(long won) {
        return new RefundOutcome.Refunded(new Subject(id.toString(), PAYMENT_KEY, Money.won(won)));
    }

    // ---- window and confirmation ------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(
            value = PaymentMethod.class,
            names = {"CARD", "TRANSFER", "EASY_PAY"})
    void theWindowGetsTheAttemptAsItsOrderAndAKeyOfTheBuyerThatNobodyCanGuess(PaymentMethod method) {
        UUID buyer = ids.next();
        var request = new CheckoutRequest(id, ids.next(), buyer, "가".repeat(120), Money.won(27_000), method);

        Map<String, Object> window = toss.gateway().checkout(request);

        assertThat(window)
                .containsEntry("clientKey", "test_ck_demo")
                .containsEntry("orderId", id.toString())
                .containsEntry("orderName", "가".repeat(100))
                .containsEntry("amount", Map.of("currency", "KRW", "value", 27_000L))
                .containsEntry("method", method == PaymentMethod.TRANSFER ? "TRANSFER" : "CARD")
                .containsEntry("successUrl", "https://shop.test/paid")
                .containsEntry("failUrl", "https://shop.test/failed");
        assertThat(window.get("orderId").toString()).matches("[A-Za-z0-9_-]{6,64}");
        assertThat(window.get("customerKey").toString())
                .matches("[A-Za-z0-9_=.@-]{2,50}")
                .doesNotContain(buyer.toString())
                .isEqualTo(toss.gateway().checkout(request).get("customerKey"));
        assertThat(toss.gateway().opensWindow(method, null)).isTrue();
        assertThat(toss.requests(anyRequestedFor(anyUrl()))).isEmpty();
        assertThat(window.toString()).doesNotContain("_sk_");
    }

    @Test
    void aConfirmationNamesKeyOrderAndAmountAndCarriesTheColonInItsAuthorization() {
        toss.confirms(done(id));

        confirm(toss.gateway());

        LoggedRequest request = onlyRequest();
        assertThat(request.getUrl()).isEqualTo("/v1/payments/confirm");
        assertThat(request.getHeader("Authorization")).isEqualTo("Basic dGVzdF9za19kZW1vOg==");
        assertThat(request.getHeader("Idempotency-Key")).isEqualTo("confirm:" + id);
        assertThat(request.getHeader("Content-Type")).startsWith("application/json");
        assertThat(request.containsHeader("TossPayments-Test-Code")).isFalse();
        assertThat(body(request)).isEqualTo(tree("""
            {"paymentKey":"%s","orderId":"%s","amount":27000}\
            """.formatted(PAYMENT_KEY, id)));
    }

    @Test
    void aKeyFromTheBuyerCanNotChangeThePath() {
        toss.answers(get(anyUrl()), error(404, "NOT_FOUND_PAYMENT"));

        toss.gateway().query(id, "../transactions?startDate=2020");

        assertThat(toss.requests(getRequestedFor(urlPathEqualTo("/v1/transactions"))))
                .isEmpty();
        assertThat(toss.requests(getRequestedFor(anyUrl())).getFirst().getUrl())
                .isEqualTo("/v1/payments/..%2Ftransactions%3FstartDate%3D2020");
    }

    // ---- virtual accounts -------------------------------------------------------------------------------------------

    private String waiting() {
        return payment(id, "WAITING_FOR_DEPOSIT", """
            "virtualAccount":{"accountType":"일반","accountNumber":"X6505636518308","bankCode":"20","customerName":"김하늘",
             "dueDate":"2026-01-08T23:59:59+09:00","refundStatus":"NONE","expired":false,"settlementStatus":"INCOMPLETED"}\
            """);
    }

    @Test
    void anAccountIsOpenedUntilItsDueDateInKoreanTime() {
        toss.answers(post("/v1/virtual-accounts"), json(200, waiting()));

        Outcome outcome = toss.gateway().issueAccount(account(null, null));

        LoggedRequest request = onlyRequest();
        assertThat(request.getHeader("Idempotency-Key")).isEqualTo("account:" + id);
        assertThat(body(request)).isEqualTo(tree("""
            {"amount":27000,"orderId":"%s","orderName":"텀블러 외 1건","customerName":"김하늘","bank":"20",
             "dueDate":"2026-01-08T23:59:59"}\
            """.formatted(id)));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.DepositAwaited.class, awaited -> {
            assertThat(awaited.account().bank()).isEqualTo("우리은행");
            assertThat(awaited.account().accountNumber()).isEqualTo("X6505636518308");
            assertThat(awaited.account().dueAt()).isEqualTo(DUE);
        });
        assertThat(notes.secret(id)).contains("ps_demo_1");
    }

    @Test
    void aBankThatOpensNoAccountsIsTheBuyersToChange() {
        toss.answers(post("/v1/virtual-accounts"), error(400, "INVALID_BANK"));

        assertThat(toss.gateway().issueAccount(account("90", null))).isInstanceOf(Outcome.Declined.class);
        assertThat(body(onlyRequest()).get("bank").asString()).isEqualTo("90");
    }

    @Test
    @DisplayName("an account whose due date has passed is over: nothing tells of that, one has to look")
    void anExpiredAccountIsOver() {
        toss.says(json(200, waiting().replace("\"expired\":false", "\"expired\":true")));

        assertThat(toss.gateway().query(id, PAYMENT_KEY)).isInstanceOf(Outcome.NotTaken.class);
    }

    @Test
    void closingThatIsRefusedIsTriedUnderAnotherKey() {
        toss.cancels(error(500, "FAILED_REFUND_PROCESS"));
        toss.says(json(200, waiting()));
        assertThat(toss.gateway().closeAccount(id, PAYMENT_KEY, "주문 취소")).isInstanceOf(Outcome.DepositAwaited.class);
        toss.cancels(error(403, "FORBIDDEN_REQUEST"));
        assertThat(toss.gateway().closeAccount(id, PAYMENT_KEY, "주문 취소")).isInstanceOf(Outcome.DepositAwaited.class);
        toss.cancels(in("CANCELED", id));
        assertThat(toss.gateway().closeAccount(id, PAYMENT_KEY, "주문 취소")).isInstanceOf(Outcome.NotTaken.class);

        assertThat(cancelKeys()).containsExactly("close:" + id, "close:" + id + ":1", "close:" + id + ":2");
    }

    private List<String> cancelKeys() {
        return toss.requests(postRequestedFor(urlPathEqualTo("/v1/payments/" + PAYMENT_KEY + "/cancel"))).stream()
                .map(request -> request.getHeader("Idempotency-Key"))
                .toList();
    }

    // ---- refunds ----------------------------------------------------------------------------------------------------

    @Test
    void aPartGoesBackUnderTheRefundsKeyWithItsIdInTheReason() {
        UUID refundId = ids.next();
        toss.cancels(json(200, payment(id, "PARTIAL_CANCELED", cancels(refundId, 15_000))));

        assertThat(refund(refundId, 15_000, null)).isEqualTo(refunded(15_000));

        LoggedRequest request = onlyRequest();
        assertThat(request.getHeader("Idempotency-Key")).isEqualTo("cancel:" + refundId);
        assertThat(body(request)).isEqualTo(tree("""
            {"cancelReason":"단순 변심 [%s]","cancelAmount":15000}\
            """.formatted(refundId)));
    }

    @Test
    void aDepositGoesBackToTheAccountThatWasNamed() {
        UUID refundId = ids.next();
        toss.cancels(json(200, payment(id, "CANCELED", cancels(refundId, 27_000))));

        refund(refundId, 27_000, new RefundAccount("88", "110123456789", "김하늘"));

        assertThat(body(onlyRequest()).get("refundReceiveAccount")).isEqualTo(tree("""
            {"bank":"88","accountNumber":"110123456789","holderName":"김하늘"}\
            """));
    }

    @Test
    void aLongReasonLeavesRoomForTheId() {
        UUID refundId = ids.next();
        toss.cancels(json(200, payment(id, "CANCELED", cancels(refundId, 27_000))));

        toss.gateway().refund(new RefundRequest(refundId, id, PAYMENT_KEY, Money.won(27_000), "가".repeat(200), null));

        assertThat(body(onlyRequest()).get("cancelReason").asString())
                .hasSize(200)
                .endsWith(" [" + refundId + "]");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    @DisplayName("PA-7: a refund whose answer was lost is found by its id, not made again")
    void aRefundWhoseAnswerWasLostIsFound(Fault fault) {
        UUID refundId = ids.next();
        toss.cancels(aResponse().withFault(fault));
        toss.says(json(200, payment(id, "CANCELED", cancels(refundId, 15_000))));

        assertThat(refund(refundId, 15_000, null)).isEqualTo(refunded(15_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"FAILED_REFUND_PROCESS", "FAILED_PARTIAL_REFUND", "FAILED_METHOD_HANDLING_CANCEL", "COMMON_ERROR"
            })
    @DisplayName(
            "PA-7: a refund that failed in a way that says nothing, and that isn't there, is tried under the next key")
    void anUnclearRefundThatIsNotThereHasAnotherKeyNext(String code) {
        UUID refundId = ids.next();
        toss.cancels(error(500, code));
        toss.says(done(id));

        assertThatThrownBy(() -> refund(refundId, 15_000, null)).isInstanceOf(ProviderFailed.class);
        assertThatThrownBy(() -> refund(refundId, 15_000, null)).isInstanceOf(ProviderFailed.class);

        assertThat(cancelKeys()).containsExactly("cancel:" + refundId, "cancel:" + refundId + ":1");
    }

    @Test
    @DisplayName("PA-7: a refund that is there all the same isn't made again, and neither is one that is under way")
    void anUnclearRefundThatMayBeThereKeepsItsKey() {
        UUID refundId = ids.next();
        toss.cancels(error(409, "IDEMPOTENT_REQUEST_PROCESSING"));
        toss.says(done(id));
        assertThatThrownBy(() -> refund(refundId, 15_000, null)).isInstanceOf(ProviderFailed.class);
        toss.cancels(error(400, "PROVIDER_ERROR"));
        toss.says(error(500, "COMMON_ERROR"));
        assertThatThrownBy(() -> refund(refundId, 15_000, null)).isInstanceOf(ProviderFailed.class);
        toss.says(json(200, payment(id, "PARTIAL_CANCELED", cancels(refundId, 15_000))));

        assertThat(refund(refundId, 15_000, null)).isEqualTo(refunded(15_000));
        assertThat(cancelKeys()).containsOnly("cancel:" + refundId);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "400:INVALID_REFUND_ACCOUNT_INFO",
                "400:INVALID_REFUND_ACCOUNT_NUMBER",
                "400:INVALID_REFUND_AMOUNT",
                "400:NOT_MATCHES_REFUNDABLE_AMOUNT",
                "400:REFUND_REJECTED",
                "400:EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT",
                "400:FORBIDDEN_BANK_REFUND_REQUEST",
                "403:NOT_CANCELABLE_AMOUNT",
                "403:NOT_CANCELABLE_PAYMENT",
                "403:NOT_ALLOWED_PARTIAL_REFUND",
                "403:NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT",
                "403:EXCEED_MAX_REFUND_DUE",
                "403:EXCEED_MAX_REFUND_AMOUNT",
                "403:NOT_AVAILABLE_BANK",
                "403:NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER",
                "404:NOT_FOUND_PAYMENT",
                "401:UNAUTHORIZED_KEY",
                "400:ALREADY_CANCELED_PAYMENT",
                "400:ALREADY_REFUND_PAYMENT"
            })
    @DisplayName("OR-9: a refusal is told as it is, and the next try has a key that Toss hasn't refused yet")
    void aRefusalIsToldAndTheNextTryHasAnotherKey(String error) {
        UUID refundId = ids.next();
        toss.cancels(error(Integer.parseInt(error.substring(0, 3)), error.substring(4)));
        toss.says(done(id));

        assertThat(refund(refundId, 15_000, null))
                .isEqualTo(new RefundOutcome.Refused(error.substring(4), "한도를 초과했습니다."));

        toss.cancels(json(200, payment(id, "PARTIAL_CANCELED", cancels(refundId, 15_000))));
        assertThat(refund(refundId, 15_000, null)).isEqualTo(refunded(15_000));
        assertThat(cancelKeys()).containsExactly("cancel:" + refundId, "cancel:" + refundId + ":1");
    }

    @Test
    @DisplayName("PA-7: a refund that Toss accepts and makes later is looked at until it is made")
    void aRefundThatIsMadeLaterIsLookedAt() {
        UUID refundId = ids.next();
        toss.cancels(json(200, payment(id, "PARTIAL_CANCELED", cancels(refundId, 15_000, "IN_PROGRESS"))));
        toss.says(json(200, payment(id, "PARTIAL_CANCELED", cancels(refundId, 15_000, "IN_PROGRESS"))));
        assertThat(refund(refundId, 15_000, null)).isEqualTo(new RefundOutcome.Unclear("cancellation IN_PROGRESS"));

        toss.says(json(200, payment(id, "PARTIAL_CANCELED", cancels(refundId, 15_000))));

        assertThat(refund(refundId, 15_000, null)).isEqualTo(refunded(15_000));
        assertThat(cancelKeys()).containsOnly("cancel:" + refundId);
    }

    @Test
    @DisplayName("PA-7: a refund that Toss gave up is refused, and asked for under the next key")
    void aRefundThatWasGivenUpIsAskedForAgain() {
        UUID refundId = ids.next();
        toss.cancels(json(200, payment(id, "DONE", cancels(refundId, 15_000, "IN_PROGRESS"))));
        toss.says(json(200, payment(id, "DONE", cancels(refundId, 15_000, "ABORTED"))));

        assertThat(refund(refundId, 15_000, null)).isInstanceOf(RefundOutcome.Refused.class);
        toss.cancels(json(200, payment(id, "PARTIAL_CANCELED", cancels(refundId, 15_000))));
        assertThat(refund(refundId, 15_000, null)).isEqualTo(refunded(15_000));

        assertThat(cancelKeys()).containsExactly("cancel:" + refundId, "cancel:" + refundId + ":1");
    }

    @Test
    @DisplayName("PA-7: before a key is used that Toss doesn't know, it is made sure that there is no such refund")
    void beforeAnotherKeyIsUsedItIsLookedFor() {
        UUID refundId = ids.next();
        notes.refused(refundId, 0);
        toss.says(json(200, payment(id, "PARTIAL_CANCELED", cancels(refundId, 15_000))));

        assertThat(refund(refundId, 15_000, null)).isEqualTo(refunded(15_000));
        assertThat(cancelKeys()).isEmpty();
    }

    @Test
    @DisplayName("PA-7: a key that Toss may have forgotten isn't trusted: the refund is looked for")
    void aForgottenKeyIsNotTrusted() {
        long longAgo = clock.instant().minus(Duration.ofDays(15)).toEpochMilli();
        var refundId = new UUID(longAgo << 16 | id.getMostSignificantBits() & 0xffff, id.getLeastSignificantBits());
        toss.says(json(200, payment(id, "PARTIAL_CANCELED", cancels(refundId, 15_000))));

        assertThat(refund(refundId, 15_000, null)).isEqualTo(refunded(15_000));
        assertThat(cancelKeys()).isEmpty();

        toss.says(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThatThrownBy(() -> refund(refundId, 15_000, null)).isInstanceOf(ProviderFailed.class);
        assertThat(cancelKeys()).isEmpty();
    }

    @Test
    void aRefundThatWasMadeBeforeIsDone() {
        UUID refundId = ids.next();
        toss.cancels(error(400, "ALREADY_CANCELED_PAYMENT"));
        toss.says(json(200, payment(id, "CANCELED", cancels(refundId, 15_000))));

        assertThat(refund(refundId, 15_000, null)).isEqualTo(refunded(15_000));
    }

    @Test
    void anAnswerWithoutOurRefundIsNone() {
        toss.cancels(json(200, payment(id, "PARTIAL_CANCELED", cancels(ids.next(), 15_000))));

        assertThatThrownBy(() -> refund(ids.next(), 15_000, null)).isInstanceOf(ProviderFailed.class);
    }

    // ---- books ------------------------------------------------------------------------------------------------------

    private static String transaction(int number, String status) {
        return """
            {"mId":"tdemo01","transactionKey":"TX-%d","paymentKey":"pk_%d","orderId":"order-%d","method":"카드","customerKey":null,
             "useEscrow":false,"receiptUrl":null,"status":"%s","transactionAt":"2026-01-05T10:00:41+09:00","currency":"KRW",
             "amount":%d}\
            """.formatted(number, number, number, status, status.contains("CANCELED") ? -number : number);
    }

    @Test
    @DisplayName("PA-10: all pages of a day are read, and what moved no money is left out")
    void allPagesOfADayAreRead() {
        String first = IntStream.rangeClosed(1, 500)
                .mapToObj(number -> transaction(number, "DONE"))
                .collect(Collectors.joining(",", "[", "]"));
        var request = get(urlPathEqualTo("/v1/transactions"))
                .withQueryParam("startDate", equalTo("2026-01-05T00:00:00"))
                .withQueryParam("endDate", equalTo("2026-01-05T23:59:59"))
                .withQueryParam("limit", equalTo("500"));
        toss.answers(request.withQueryParam("startingAfter", absent()), json(200, first));
        toss.answers(
                get(urlPathEqualTo("/v1/transactions")).withQueryParam("startingAfter", equalTo("TX-500")),
                json(200, "[" + transaction(501, "PARTIAL_CANCELED") + "," + transaction(502, "ABORTED") + "]"));

        List<Transaction> all = toss.patientGateway().transactions(LocalDate.parse("2026-01-05"));

        assertThat(all).hasSize(501);
        assertThat(all.getFirst())
                .isEqualTo(new Transaction(
                        "pk_1",
                        "order-1",
                        "TX-1",
                        Transaction.Kind.CAPTURE,
                        Money.won(1),
                        "DONE",
                        Instant.parse("2026-01-05T01:00:41Z")));
        assertThat(all.getLast().kind()).isEqualTo(Transaction.Kind.REFUND);
        assertThat(all.getLast().amount()).isEqualTo(Money.won(501));
    }

    @Test
    void aDayThatIsNotThereWholeIsNotThereAtAll() {
        toss.answers(get(urlPathEqualTo("/v1/transactions")), error(429, "TOO_MANY_REQUESTS"));
        assertThatThrownBy(() -> toss.gateway().transactions(LocalDate.parse("2026-01-05")))
                .isInstanceOf(ProviderFailed.class);

        toss.answers(get(urlPathEqualTo("/v1/transactions")), json(200, "[{\"amount\":1}]"));
        assertThatThrownBy(() -> toss.gateway().transactions(LocalDate.parse("2026-01-05")))
                .isInstanceOf(ProviderFailed.class);
    }

    // ---- test codes -------------------------------------------------------------------------------------------------

    @Test
    @DisplayName("PA-1: Toss' test codes are for test keys")
    void testCodesAreForTestKeys() {
        toss.answers(post("/v1/virtual-accounts"), error(403, "REJECT_ACCOUNT_PAYMENT"));
        toss.gateway().issueAccount(account(null, "test-code:REJECT_ACCOUNT_PAYMENT"));
        assertThat(onlyRequest().getHeader("TossPayments-Test-Code")).isEqualTo("REJECT_ACCOUNT_PAYMENT");

        toss = new StubbedToss(notes, personalData, clock);
        toss.answers(post(anyUrl()), error(403, "REJECT_CARD_COMPANY"));
        confirm(toss.gatewayWithKeysOf("test", "REJECT_CARD_COMPANY"));
        assertThat(onlyRequest().getHeader("TossPayments-Test-Code")).isEqualTo("REJECT_CARD_COMPANY");

        toss = new StubbedToss(notes, personalData, clock);
        toss.answers(post(anyUrl()), error(403, "REJECT_CARD_COMPANY"));
        confirm(toss.gatewayWithKeysOf("live", "REJECT_CARD_COMPANY"));
        toss.gatewayWithKeysOf("live", null).issueAccount(account(null, "test-code:REJECT_ACCOUNT_PAYMENT"));
        assertThat(toss.requests(anyRequestedFor(anyUrl()).withHeader("TossPayments-Test-Code", matching(".*"))))
                .isEmpty();
    }

    @Test
    void aTokenThatIsNoTestCodeIsNamed() {
        toss.gateway().requireAcceptable(null);
        toss.gateway().requireAcceptable("test-code:REJECT_CARD_COMPANY");
        assertThatThrownBy(() -> toss.gateway().requireAcceptable("approve")).isInstanceOf(InvalidField.class);
        assertThatThrownBy(() -> toss.gateway().requireAcceptable("test-code:a\r\nb"))
                .isInstanceOf(InvalidField.class);
    }
}
