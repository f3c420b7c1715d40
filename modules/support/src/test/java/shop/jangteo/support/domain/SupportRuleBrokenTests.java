package shop.jangteo.support.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.jangteo.support.domain.review.ReviewStatus;

class SupportRuleBrokenTests {

    @ParameterizedTest
    @ValueSource(strings = {"/i18n/support.properties", "/i18n/support_en.properties"})
    void everyBrokenRuleHasItsTexts(String file) throws Exception {
        Properties texts = load(file);
        for (Class<?> rule : SupportRuleBroken.class.getPermittedSubclasses()) {
            String code = rule == SupportRuleBroken.IllegalReviewState.class
                    ? new SupportRuleBroken.IllegalReviewState(ReviewStatus.HIDDEN, ReviewStatus.HIDDEN.allowed())
                            .code()
                    : ((SupportRuleBroken) rule.getConstructor().newInstance()).code();
            assertThat(texts).containsKeys("problem." + code + ".title", "problem." + code + ".detail");
        }
    }

    private static Properties load(String file) throws IOException {
        var texts = new Properties();
        try (var reader =
                new InputStreamReader(SupportRuleBrokenTests.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
