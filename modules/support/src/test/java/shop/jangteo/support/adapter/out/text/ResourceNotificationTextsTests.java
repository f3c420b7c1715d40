package shop.jangteo.support.adapter.out.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.jangteo.support.domain.notification.Occasion;

@DisplayName("SU-5: texts of notifications")
class ResourceNotificationTextsTests {

    private static final Map<String, String> ARGUMENTS = Map.of(
            "orderNumber", "KF261120ABCDEF",
            "amount", "39,000",
            "carrier", "CJ",
            "invoiceNumber", "123456789012",
            "link", "https://example.com/$1/track",
            "name", "홍길동");

    private final ResourceNotificationTexts texts = new ResourceNotificationTexts();

    static Stream<Arguments> everyOccasionAndLanguage() {
        return Arrays.stream(Occasion.values())
                .flatMap(occasion ->
                        Stream.of(Locale.KOREAN, Locale.ENGLISH).map(language -> Arguments.of(occasion, language)));
    }

    @ParameterizedTest
    @MethodSource("everyOccasionAndLanguage")
    void areThereForEveryOccasion(Occasion occasion, Locale language) {
        var inApp = texts.inApp(occasion, ARGUMENTS, language);
        var mail = texts.mail(occasion, ARGUMENTS, language);

        assertThat(inApp.title()).isNotBlank().doesNotContain("{");
        assertThat(inApp.body()).isNotBlank().doesNotContain("{");
        assertThat(mail.title()).contains(inApp.title()).doesNotContain("\n");
        assertThat(mail.body()).contains("홍길동", inApp.body());
    }

    @Test
    void nameTheCarrierAndItsLink() {
        assertThat(texts.inApp(Occasion.SHIPPED, ARGUMENTS, Locale.KOREA).body())
                .contains("CJ대한통운", "123456789012", "https://example.com/$1/track");
        assertThat(texts.inApp(Occasion.SHIPPED, ARGUMENTS, Locale.US).body()).contains("CJ Logistics");
    }

    @Test
    void areKoreanInLanguagesThatTheShopDoesNotSpeak() {
        assertThat(texts.inApp(Occasion.WELCOME, Map.of(), Locale.FRENCH).title())
                .contains("장터");
    }
}
