package shop.jangteo.payment.adapter.out.toss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("SY-7: without the keys of one pair and the pages of the window the shop doesn't start, and says why")
class TossSettingsTests {

    private static TossProperties settings(String secretKey, String clientKey, String successUrl) {
        return new TossProperties(
                URI.create("https://api.tosspayments.com"),
                secretKey,
                clientKey,
                successUrl,
                "https://shop.test/failed",
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                1_048_576,
                "20",
                "REJECT_CARD_COMPANY");
    }

    @ParameterizedTest
    @CsvSource({
        ", test_ck_a, https://shop.test/paid, jangteo.payment.toss.secret-key is missing",
        "test_sk_a, , https://shop.test/paid, jangteo.payment.toss.client-key is missing",
        "test_ck_a, test_ck_a, https://shop.test/paid, jangteo.payment.toss.secret-key is not one",
        "test_sk_a, test_sk_a, https://shop.test/paid, jangteo.payment.toss.client-key is not one",
        "'\uFEFFtest_sk_a', test_ck_a, https://shop.test/paid, jangteo.payment.toss.secret-key is not one",
        "'test_sk_a ', test_ck_a, https://shop.test/paid, jangteo.payment.toss.secret-key is not one",
        "live_sk_a, test_ck_a, https://shop.test/paid, jangteo.payment.toss.secret-key and client-key are not of one"
                + " pair",
        "test_gsk_a, test_ck_a, https://shop.test/paid, jangteo.payment.toss.secret-key and client-key are not of one"
                + " pair",
        "test_sk_a, test_ck_a, , jangteo.payment.toss.success-url is missing",
        "test_sk_a, test_ck_a, /paid, jangteo.payment.toss.success-url is missing"
    })
    void aSentenceNamesWhatIsWrong(String secretKey, String clientKey, String successUrl, String sentence) {
        assertThatThrownBy(() -> settings(secretKey, clientKey, successUrl))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void keysOfOnePairAreTakenAndNeverShown() {
        assertThat(settings("live_gsk_secret", "live_gck_client", "https://shop.test/paid"))
                .hasToString("TossProperties[https://api.tosspayments.com, live]");
    }

    @Test
    void aTestCodeIsThereForTestKeysOnly() {
        assertThat(settings("test_sk_a", "test_ck_a", "https://shop.test/paid").testCode())
                .isEqualTo("REJECT_CARD_COMPANY");
        assertThat(settings("live_sk_a", "live_ck_a", "https://shop.test/paid").testCode())
                .isNull();
    }
}
