package shop.jangteo.delivery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("DE-2: carriers and their invoice numbers")
class InvoiceTests {

    @ParameterizedTest
    @CsvSource({
        "CJ, 6812345678, https://trace.cjlogistics.com/next/tracking.html?wblNo=6812345678",
        "CJ, 681234567891, https://trace.cjlogistics.com/next/tracking.html?wblNo=681234567891",
        "LOTTE, 123456789013, https://www.lotteglogis.com/home/reservation/tracking/linkView?InvNo=123456789013",
        "HANJIN, 123456789013,"
            + " https://www.hanjin.com/kor/CMS/DeliveryMgr/WaybillResult.do?mCode=MN038&schLang=KR&wblnumText2=123456789013",
        "HANJIN, 12345678901234,"
            + " https://www.hanjin.com/kor/CMS/DeliveryMgr/WaybillResult.do?mCode=MN038&schLang=KR&wblnumText2=12345678901234",
        "EPOST, 1234567890123, https://service.epost.go.kr/trace.RetrieveDomRigiTraceList.comm?sid1=1234567890123",
        "LOGEN, 12345678903, https://www.ilogen.com/web/personal/trace/12345678903"
    })
    void aNumberOfTheRightLengthHasATrackingPage(String carrier, String number, String page) {
        assertThat(Invoice.typed(carrier, number).trackingUrl()).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({
        "CJ, 681234567",
        "CJ, 68123456789",
        "CJ, 6812345678912",
        "LOTTE, 12345678901",
        "HANJIN, 1234567890123",
        "EPOST, 123456789012",
        "LOGEN, 1234567890",
        "LOGEN, 123456789012"
    })
    void aNumberOfAnotherLengthIsRefused(String carrier, String number) {
        assertThatThrownBy(() -> Invoice.typed(carrier, number))
                .isInstanceOfSatisfying(
                        InvalidInvoiceNumber.class,
                        refused -> assertThat(refused.details())
                                .isEqualTo(Map.of(
                                        "carrier",
                                        carrier,
                                        "lengths",
                                        Carrier.valueOf(carrier).lengths())));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " - ", "68123456789a", "+81234567891", "６８１２３４５６７８９１"})
    void onlyDigitsMakeANumber(String number) {
        assertThatThrownBy(() -> Invoice.typed("CJ", number)).isInstanceOf(InvalidInvoiceNumber.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6812-3456-7891", " 6812 3456 7891 ", "681234567891"})
    void spacesAndHyphensDontMatter(String typed) {
        assertThat(Invoice.typed("CJ", typed)).isEqualTo(new Invoice(Carrier.CJ, "681234567891"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DHL", "cj", "", "CJ "})
    void aCarrierThatNobodyKnowsIsRefused(String code) {
        assertThatThrownBy(() -> Invoice.typed(code, "681234567891"))
                .isInstanceOfSatisfying(
                        UnknownCarrier.class,
                        refused -> assertThat(refused.details())
                                .containsEntry("carrier", code)
                                .containsEntry("allowed", List.of("CJ", "LOTTE", "HANJIN", "EPOST", "LOGEN")));
    }

    @ParameterizedTest
    @CsvSource({
        "CJ, 681234567891, false",
        "CJ, 681234567892, true",
        "CJ, 6812345678, false",
        "LOTTE, 123456789013, false",
        "LOTTE, 123456789014, true",
        "HANJIN, 123456789013, false",
        "HANJIN, 123456789010, true",
        "HANJIN, 12345678901234, false",
        "EPOST, 1234567890123, false",
        "LOGEN, 12345678903, false",
        "LOGEN, 12345678902, true"
    })
    void anUnusualCheckDigitIsDoubtedAndAccepted(String carrier, String number, boolean doubted) {
        assertThat(Invoice.typed(carrier, number).looksMistyped()).isEqualTo(doubted);
    }

    @Test
    void theCheckDigitOfCjLeavesOutTheFirstTwoDigits() {
        assertThat(Invoice.typed("CJ", "001234567891").looksMistyped()).isFalse();
    }
}
