package shop.jangteo.payment.adapter.out.toss;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import shop.jangteo.platform.crypto.PersonalData;

/** A Toss that answers what a test tells it to, whatever it is asked; one server for all tests of the JVM. */
final class StubbedToss {

    private static final WireMockServer SERVER = new WireMockServer(options().dynamicPort());

    static {
        SERVER.start();
    }

    static final String PAYMENT_KEY = "pk_demo_7Hq2";

    final List<String> alerts = new ArrayList<>();
    private final TossNotes notes;
    private final PersonalData personalData;
    private final Clock clock;

    StubbedToss(TossNotes notes, PersonalData personalData, Clock clock) {
        this.notes = notes;
        this.personalData = personalData;
        this.clock = clock;
        SERVER.resetAll();
    }

    TossPaymentGateway gateway() {
        return gateway(SERVER.baseUrl(), "test", null);
    }

    TossPaymentGateway gatewayWithKeysOf(String kind, String testCode) {
        return gateway(SERVER.baseUrl(), kind, testCode);
    }

    /** Impatient, so that the tests needn't be patient. */
    TossPaymentGateway gateway(String url, String kind, String testCode) {
        return gateway(url, kind, testCode, Duration.ofSeconds(2), 10_000);
    }

    private TossPaymentGateway gateway(String url, String kind, String testCode, Duration timeout, int largestAnswer) {
        var properties = new TossProperties(
                URI.create(url),
                kind + "_sk_demo",
                kind + "_ck_demo",
                "https://shop.test/paid",
                "https://shop.test/failed",
                Duration.ofSeconds(5),
                timeout,
                timeout,
                Duration.ofSeconds(15),
                largestAnswer,
                "20",
                testCode);
        return new TossPaymentGateway(
                new TossApi(properties),
                properties,
                notes,
                personalData,
                (name, entity, _) -> alerts.add(name + ", " + entity),
                clock);
    }

    /** Reads more than a payment can be long. */
    TossPaymentGateway patientGateway() {
        return gateway(SERVER.baseUrl(), "test", null, Duration.ofSeconds(5), 1_048_576);
    }

    void answers(MappingBuilder request, ResponseDefinitionBuilder answer) {
        SERVER.stubFor(request.willReturn(answer));
    }

    void confirms(ResponseDefinitionBuilder answer) {
        answers(post("/v1/payments/confirm"), answer);
    }

    void cancels(ResponseDefinitionBuilder answer) {
        answers(post("/v1/payments/" + PAYMENT_KEY + "/cancel"), answer);
    }

    /** Whoever asks for a payment, by its key or our id, hears this. */
    void says(ResponseDefinitionBuilder answer) {
        answers(get(urlPathMatching("/v1/payments/.*")), answer);
    }

    List<LoggedRequest> requests(RequestPatternBuilder which) {
        return SERVER.findAll(which);
    }

    static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json;charset=UTF-8")
                .withHeader("X-TossPayments-Trace-Id", "trace-1")
                .withBody(body);
    }

    static ResponseDefinitionBuilder error(int status, String code) {
        return json(status, """
            {"code":"%s","message":"한도를 초과했습니다."}\
            """.formatted(code));
    }

    /** A payment of 27,000 won as Toss describes it, with more fields at its end. */
    static String payment(UUID orderId, String status, String more) {
        return """
            {"version":"2022-11-16","paymentKey":"%s","type":"NORMAL","orderId":"%s","orderName":"텀블러 외 1건","mId":"tdemo01",
             "currency":"KRW","method":"카드","status":"%s","totalAmount":27000,"balanceAmount":27000,"suppliedAmount":24545,
             "vat":2455,"taxFreeAmount":0,"requestedAt":"2026-01-05T10:00:00+09:00","approvedAt":%s,
             "lastTransactionKey":"TX-001","isPartialCancelable":true,
             "card":{"amount":27000,"issuerCode":"61","acquirerCode":"61","number":"55550000****111*","installmentPlanMonths":0,
             "approveNo":"12345678","cardType":"신용","ownerType":"개인","acquireStatus":"READY","isInterestFree":false},
             "easyPay":null,"secret":"ps_demo_1","receipt":{"url":"https://dashboard.tosspayments.test/receipt"}%s}\
            """.formatted(
                        PAYMENT_KEY,
                        orderId,
                        status,
                        status.matches("DONE|PARTIAL_CANCELED") ? "\"2026-01-05T10:00:41+09:00\"" : "null",
                        more.isEmpty() ? "" : "," + more);
    }

    static ResponseDefinitionBuilder done(UUID orderId) {
        return json(200, payment(orderId, "DONE", ""));
    }

    static ResponseDefinitionBuilder in(String status, UUID orderId) {
        return json(200, payment(orderId, status, ""));
    }
}
