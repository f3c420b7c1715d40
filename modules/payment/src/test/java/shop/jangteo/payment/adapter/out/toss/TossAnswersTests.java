package shop.jangteo.payment.adapter.out.toss;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static shop.jangteo.payment.adapter.out.toss.StubbedToss.PAYMENT_KEY;
import static shop.jangteo.payment.adapter.out.toss.StubbedToss.done;
import static shop.jangteo.payment.adapter.out.toss.StubbedToss.error;
import static shop.jangteo.payment.adapter.out.toss.StubbedToss.in;
import static shop.jangteo.payment.adapter.out.toss.StubbedToss.json;
import static shop.jangteo.payment.adapter.out.toss.StubbedToss.payment;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Money;
import shop.jangteo.payment.application.port.PaymentGateway.ConfirmRequest;
import shop.jangteo.payment.application.port.PaymentGateway.Outcome;
import shop.jangteo.payment.application.port.PaymentGateway.Subject;
import shop.jangteo.payment.application.port.ProviderFailed;
import shop.jangteo.platform.crypto.PersonalData;

@TossTest
@DisplayName("PA-1, PA-5: what Toss answers is taken for what it proves, and for no more")
class TossAnswersTests {

    private static final Instant APPROVED_AT = Instant.parse("2026-01-05T01:00:41Z");

    private final TossNotes notes;
    private final PersonalData personalData;
    private final Clock clock;
    private final Ids ids;
    private StubbedToss toss;
    private UUID id;

    TossAnswersTests(TossNotes notes, PersonalData personalData, Clock clock, Ids ids) {
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

    private Outcome confirm() {
        return toss.gateway().confirm(new ConfirmRequest(id, PAYMENT_KEY, Money.won(27_000)));
    }

    private ProviderFailed failureOfConfirming() {
        return catchThrowableOfType(ProviderFailed.class, this::confirm);
    }

    private Outcome approved() {
        return new Outcome.Approved(
                new Subject(id.toString(), PAYMENT_KEY, Money.won(27_000)),
                APPROVED_AT,
                "https://dashboard.tosspayments.test/receipt");
    }

    private List<String> confirmKeys() {
        return toss.requests(postRequestedFor(urlPathEqualTo("/v1/payments/confirm"))).stream()
                .map(request -> request.getHeader("Idempotency-Key"))
                .toList();
    }

    // ---- the table of errors ----------------------------------------------------------------------------------------

    private static Stream<String> codes(TossMeaning meaning) {
        return Arrays.stream(TABLE.split("\\n"))
                .map(line -> line.split(" ", 2))
                .filter(line -> line[0].equals(meaning.name()))
                .flatMap(line -> Arrays.stream(line[1].split(" ")));
    }

    /** Written down apart from the code, from Toss' own page: meaning, then {@code status:CODE}. */
    private static final String TABLE = """
        DONE_BEFORE 400:ALREADY_PROCESSED_PAYMENT 400:ALREADY_COMPLETED_PAYMENT 400:DUPLICATED_ORDER_ID
        UNCLEAR 400:PROVIDER_ERROR 400:DUPLICATED_REQUEST 403:FORBIDDEN_CONSECUTIVE_REQUEST 409:IDEMPOTENT_REQUEST_PROCESSING
        UNCLEAR 500:FAILED_INTERNAL_SYSTEM_PROCESSING 500:FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING 500:FAILED_METHOD_HANDLING
        UNCLEAR 500:FAILED_DB_PROCESSING 500:COMMON_ERROR 500:UNKNOWN_ERROR 429:TOO_MANY_REQUESTS 400:NEVER_HEARD_OF 503:REJECT_CARD_COMPANY
        DECLINED 400:EXCEED_MAX_AMOUNT 400:EXCEED_MAX_PAYMENT_AMOUNT 400:EXCEED_MAX_DAILY_PAYMENT_COUNT 400:EXCEED_MAX_CARD_INSTALLMENT_PLAN
        DECLINED 400:BELOW_MINIMUM_AMOUNT 400:EXCEEDS_TRANSFER_AMOUNT_MAXIMUM 400:INVALID_REJECT_CARD 400:INVALID_STOPPED_CARD
        DECLINED 400:INVALID_CARD_EXPIRATION 400:INVALID_CARD_NUMBER 400:NOT_ALLOWED_POINT_USE 400:PAY_PROCESS_CANCELED 400:PAY_PROCESS_ABORTED
        DECLINED 403:REJECT_CARD_COMPANY 403:REJECT_ACCOUNT_PAYMENT 403:INVALID_PASSWORD 403:EXCEED_MAX_AUTH_COUNT
        NOT_TAKEN 400:MAINTAINED_METHOD 404:NOT_FOUND_PAYMENT 404:NOT_FOUND_PAYMENT_SESSION
        MISCONFIGURED 400:INVALID_REQUEST 400:INVALID_REQUIRED_PARAM 400:INVALID_ORDER_ID 400:INVALID_PAYMENT_KEY 400:INVALID_API_KEY
        MISCONFIGURED 400:INVALID_TEST_CODE 400:INVALID_IDEMPOTENCY_KEY 401:UNAUTHORIZED_KEY 403:FORBIDDEN_REQUEST
        MISCONFIGURED 403:INCORRECT_BASIC_AUTH_FORMAT 404:NOT_FOUND_MERCHANT 404:NOT_FOUND\
        """;

    private void confirmsWith(String error) {
        toss.confirms(error(Integer.parseInt(error.substring(0, 3)), error.substring(4)));
    }

    static Stream<String> declines() {
        return codes(TossMeaning.DECLINED);
    }

    @ParameterizedTest
    @MethodSource("declines")
    void aRefusalOfTheMeansOfPaymentReachesTheBuyerInTosssWords(String error) {
        confirmsWith(error);

        assertThat(confirm()).isEqualTo(new Outcome.Declined(error.substring(4), "한도를 초과했습니다."));
        assertThat(confirmKeys()).hasSize(1);
    }

    static Stream<String> notTaken() {
        return Stream.concat(codes(TossMeaning.NOT_TAKEN), codes(TossMeaning.MISCONFIGURED));
    }

    @ParameterizedTest
    @MethodSource("notTaken")
    void whatNeverCameToACardIsNotTakenAndNotSentAgain(String error) {
        confirmsWith(error);

        assertThat(confirm()).isEqualTo(new Outcome.NotTaken(error.substring(4)));
        assertThat(confirmKeys()).hasSize(1);
    }

    static Stream<String> misconfigured() {
        return codes(TossMeaning.MISCONFIGURED);
    }

    @ParameterizedTest
    @MethodSource("misconfigured")
    void aRefusalOfTheShopItselfIsSomethingToLookAt(String error) {
        confirmsWith(error);

        confirm();

        assertThat(toss.alerts).containsExactly("payment-provider-misconfigured, toss " + error.substring(4));
    }

    static Stream<String> doneBefore() {
        return codes(TossMeaning.DONE_BEFORE);
    }

    @ParameterizedTest
    @MethodSource("doneBefore")
    void whatIsDoneAlreadyIsLookedUpByOurOwnId(String error) {
        confirmsWith(error);
        toss.answers(get("/v1/payments/orders/" + id), done(id));

        assertThat(confirm()).isEqualTo(approved());
        assertThat(confirmKeys()).hasSize(1);
    }

    static Stream<String> unclear() {
        return codes(TossMeaning.UNCLEAR);
    }

    @ParameterizedTest
    @MethodSource("unclear")
    @DisplayName("F18: what is unclear is looked up, and found")
    void whatIsUnclearIsLookedUp(String error) {
        confirmsWith(error);
        toss.says(done(id));

        assertThat(confirm()).isEqualTo(approved());
        assertThat(confirmKeys()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("unclear")
    @DisplayName("F18: what stays unclear was sent again with the same key only, and counts as the provider's failure")
    void whatStaysUnclearIsSentAgainWithTheSameKey(String error) {
        confirmsWith(error);
        toss.says(in("IN_PROGRESS", id));

        assertThat(failureOfConfirming().wasAsked()).isTrue();
        assertThat(confirmKeys()).containsExactly("confirm:" + id, "confirm:" + id);
    }

    @Test
    void theSecondTimeWithTheSameKeyMaySucceed() {
        toss.answers(
                post("/v1/payments/confirm")
                        .inScenario("twice")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("2"),
                error(400, "PROVIDER_ERROR"));
        toss.answers(post("/v1/payments/confirm").inScenario("twice").whenScenarioStateIs("2"), done(id));
        toss.says(in("IN_PROGRESS", id));

        assertThat(confirm()).isEqualTo(approved());
    }

    @Test
    @DisplayName("PA-5: a refusal of the repetition proves nothing about the first request")
    void aRefusalOfTheRepetitionProvesNothing() {
        toss.answers(
                post("/v1/payments/confirm")
                        .inScenario("twice")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("2"),
                aResponse().withFault(Fault.EMPTY_RESPONSE));
        toss.answers(
                post("/v1/payments/confirm").inScenario("twice").whenScenarioStateIs("2"),
                error(401, "UNAUTHORIZED_KEY"));
        toss.says(error(401, "UNAUTHORIZED_KEY"));

        assertThat(failureOfConfirming().wasAsked()).isTrue();
    }

    // ---- answers that are none --------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(Fault.class)
    @DisplayName("F16: the money is taken and the answer lost: it is found")
    void aLostAnswerIsLookedUp(Fault fault) {
        toss.confirms(aResponse().withFault(fault));
        toss.says(done(id));

        assertThat(confirm()).isEqualTo(approved());
        assertThat(confirmKeys()).containsOnly("confirm:" + id);
    }

    @Test
    @DisplayName("F16: an answer that comes too late is looked up")
    void aLateAnswerIsLookedUp() {
        toss.confirms(done(id).withFixedDelay(10_000));
        toss.says(done(id));

        assertThat(confirm()).isEqualTo(approved());
    }

    @Test
    @DisplayName("F20: an answer that trickles in is given up in time")
    void anAnswerThatTricklesInIsGivenUp() {
        toss.confirms(done(id).withChunkedDribbleDelay(50, 60_000));
        toss.says(in("IN_PROGRESS", id));

        long startedAt = System.nanoTime();
        assertThat(failureOfConfirming().wasAsked()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - startedAt)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    @DisplayName("F17: when nobody can be asked either, it stays unclear")
    void whenNobodyCanBeAskedItStaysUnclear() {
        toss.confirms(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        toss.says(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThat(failureOfConfirming().wasAsked()).isTrue();
        assertThat(confirmKeys()).containsOnly("confirm:" + id);
    }

    @Test
    @DisplayName("PA-8: whoever couldn't even be connected to has taken nothing")
    void whoCouldNotBeConnectedToHasTakenNothing() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        var nobody = toss.gateway("http://127.0.0.1:" + port, "test", null);

        ProviderFailed failed = catchThrowableOfType(
                ProviderFailed.class, () -> nobody.confirm(new ConfirmRequest(id, PAYMENT_KEY, Money.won(27_000))));

        assertThat(failed.wasAsked()).isFalse();
    }

    static Stream<String> nonsense() {
        return Stream.of(
                "",
                "null",
                "\"DONE\"",
                "[]",
                "{}",
                "<html><body>DONE</body></html>",
                "{\"status\":\"DONE\"",
                "[".repeat(3_000),
                good().replace("\"totalAmount\":27000", "\"totalAmount\":-27000"),
                good().replace("\"totalAmount\":27000", "\"totalAmount\":\"27000\""),
                good().replace("\"totalAmount\":27000", "\"totalAmount\":27000.5"),
                good().replace("\"totalAmount\":27000", "\"totalAmount\":1e400"),
                good().replace("\"totalAmount\":27000", "\"totalAmount\":1,\"totalAmount\":27000"),
                good().replace("\"status\":\"DONE\"", "\"status\":\"FINE\""),
                good().replace("\"2026-01-05T10:00:41+09:00\"", "\"yesterday\""),
                good().replace("\"2026-01-05T10:00:41+09:00\"", "null"),
                good().replace("\"paymentKey\":\"" + PAYMENT_KEY + "\"", "\"paymentKey\":\" \""),
                good() + good(),
                good().replace("텀블러", "텀블러".repeat(5_000)));
    }

    private static String good() {
        return payment(new UUID(0, 0), "DONE", "");
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    @DisplayName("an answer that is malformed, negative, huge or no payment at all is no answer")
    void nonsenseIsNoAnswer(String answer) {
        toss.confirms(json(200, answer.replace(new UUID(0, 0).toString(), id.toString())));
        toss.says(in("IN_PROGRESS", id));

        assertThat(failureOfConfirming().wasAsked()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"301", "302", "307", "308"})
    @DisplayName("nobody is led anywhere by an answer, least of all with the key in hand")
    void nobodyIsLedAnywhere(int status) {
        toss.confirms(aResponse().withStatus(status).withHeader("Location", "/inner"));
        toss.answers(get("/inner"), done(id));
        toss.answers(post("/inner"), done(id));
        toss.says(in("IN_PROGRESS", id));

        assertThat(failureOfConfirming().wasAsked()).isTrue();
        assertThat(toss.requests(getRequestedFor(urlPathEqualTo("/inner")))).isEmpty();
        assertThat(toss.requests(postRequestedFor(urlPathEqualTo("/inner")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 500, 502})
    void anErrorWithoutACodeIsUnclear(int status) {
        toss.confirms(aResponse().withStatus(status).withBody("<html>Bad Gateway</html>"));
        toss.says(done(id));

        assertThat(confirm()).isEqualTo(approved());
    }

    // ---- answers about something else -------------------------------------------------------------------------------

    @Test
    @DisplayName("F19: another order's payment is nothing for this one, and isn't sent back on the strength of it")
    void anotherOrdersPaymentIsRefused() {
        UUID other = ids.next();
        toss.confirms(done(other));

        assertThat(confirm()).isEqualTo(new Outcome.Mismatched(id.toString(), other.toString(), null));
    }

    @Test
    @DisplayName("F19: another currency is refused")
    void anotherCurrencyIsRefused() {
        toss.confirms(json(200, payment(id, "DONE", "").replace("KRW", "USD")));

        assertThat(confirm()).isEqualTo(new Outcome.Mismatched("KRW", "USD", null));
    }

    @Test
    @DisplayName("F19: another amount is told as it is")
    void anotherAmountIsToldAsItIs() {
        toss.confirms(json(200, payment(id, "DONE", "").replace("\"totalAmount\":27000", "\"totalAmount\":2700")));

        assertThat(confirm())
                .isInstanceOfSatisfying(
                        Outcome.Approved.class,
                        approved -> assertThat(approved.subject().amount()).isEqualTo(Money.won(2_700)));
    }

    @Test
    @DisplayName("F19: a key of another payment finds ours, not the other one")
    void aKeyOfAnotherPaymentFindsOurs() {
        toss.answers(get("/v1/payments/" + PAYMENT_KEY), done(ids.next()));
        toss.answers(get("/v1/payments/orders/" + id), in("IN_PROGRESS", id));

        assertThat(toss.gateway().query(id, PAYMENT_KEY)).isEqualTo(new Outcome.Unclear("IN_PROGRESS"));
    }

    // ---- asking -----------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "READY, Unclear",
        "IN_PROGRESS, Unclear",
        "DONE, Approved",
        "PARTIAL_CANCELED, Approved",
        "CANCELED, NotTaken",
        "ABORTED, NotTaken",
        "EXPIRED, NotTaken"
    })
    void everyStatusHasItsMeaning(String status, String outcome) {
        toss.says(in(status, id));

        assertThat(toss.gateway().query(id, null).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void anAbortedPaymentSaysWhy() {
        toss.says(json(200, payment(id, "ABORTED", """
            "failure":{"code":"REJECT_CARD_COMPANY","message":"결제 승인이 거절되었습니다."}\
            """)));

        assertThat(toss.gateway().query(id, null))
                .isEqualTo(new Outcome.Declined("REJECT_CARD_COMPANY", "결제 승인이 거절되었습니다."));
    }

    @Test
    @DisplayName("F10: what Toss hasn't heard of may still be on its way, and after a while is not")
    void whatIsUnknownIsNotTakenOnlyAfterAWhile() {
        toss.says(error(404, "NOT_FOUND_PAYMENT"));
        long longAgo = clock.instant().minus(Duration.ofMinutes(5)).toEpochMilli();
        var old = new UUID(longAgo << 16 | id.getMostSignificantBits() & 0xffff, id.getLeastSignificantBits());

        assertThat(toss.gateway().query(ids.next(), null)).isInstanceOf(Outcome.Unclear.class);
        assertThat(toss.gateway().query(old, null)).isEqualTo(new Outcome.NotTaken("NOT_FOUND_PAYMENT"));
    }

    @Test
    void aQuestionThatGotNoAnswerIsAskedOnceMore() {
        var asked = get("/v1/payments/orders/" + id).inScenario("twice");
        toss.answers(
                asked.whenScenarioStateIs(Scenario.STARTED).willSetStateTo("2"),
                aResponse().withFixedDelay(10_000));
        toss.answers(get("/v1/payments/orders/" + id).inScenario("twice").whenScenarioStateIs("2"), done(id));

        assertThat(toss.gateway().query(id, null)).isEqualTo(approved());
    }

    @Test
    @DisplayName("the keys of the shop are no subject of logs and messages")
    void theKeysAreInNoMessage() {
        toss.answers(get(anyUrl()), error(401, "UNAUTHORIZED_KEY"));

        ProviderFailed failed =
                catchThrowableOfType(ProviderFailed.class, () -> toss.gateway().query(id, null));

        assertThat(failed.why()).isEqualTo("UNAUTHORIZED_KEY");
        assertThat(failed.toString()).doesNotContain("_sk_", "Basic");
    }
}
