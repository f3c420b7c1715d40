package shop.jangteo.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.jangteo.promotion.domain.PromotionRuleBroken;
import shop.jangteo.promotion.domain.PromotionRuleBroken.CouponNotApplicable.Reason;

@DisplayName("SY-4: every refusal can be told in both languages")
class PromotionTextsTests {

    @ParameterizedTest
    @ValueSource(strings = {"promotion", "promotion_en"})
    void everyBrokenRuleHasATitleAndADetail(String file) throws IOException {
        Properties texts = read(file);

        assertThat(codes())
                .allSatisfy(code ->
                        assertThat(texts).containsKeys("problem." + code + ".title", "problem." + code + ".detail"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"promotion", "promotion_en"})
    void everyReasonWhyACouponDoesNotApplyHasAText(String file) throws IOException {
        Properties texts = read(file);

        assertThat(Reason.values())
                .allSatisfy(reason -> assertThat(texts).containsKey("coupon.reason." + reason.name()));
    }

    /** The code of a rule is its name, in capitals. */
    private static List<String> codes() {
        return Stream.of(PromotionRuleBroken.class.getPermittedSubclasses())
                .map(rule -> rule.getSimpleName()
                        .replaceAll("([a-z])([A-Z])", "$1_$2")
                        .toUpperCase(Locale.ROOT))
                .toList();
    }

    private static Properties read(String file) throws IOException {
        Properties texts = new Properties();
        try (var in = new InputStreamReader(
                PromotionTextsTests.class.getResourceAsStream("/i18n/" + file + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }
}
