package shop.jangteo.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.jangteo.kernel.BrokenRule;
import shop.jangteo.kernel.Money;
import shop.jangteo.ordering.domain.OrderingRuleBroken;
import shop.jangteo.ordering.domain.OrderingRuleBroken.InsufficientStock.Shortage;
import shop.jangteo.ordering.domain.OrderingRuleBroken.NotThatManyLeft;

@DisplayName("API: every rule that can be broken here has a text in Korean and in English")
class OrderingRuleTextsTests {

    static Stream<BrokenRule> rules() {
        return Arrays.stream(OrderingRuleBroken.class.getPermittedSubclasses()).map(OrderingRuleTextsTests::broken);
    }

    private static BrokenRule broken(Class<?> rule) {
        Constructor<?> constructor = rule.getConstructors()[0];
        Object[] arguments = Arrays.stream(constructor.getParameterTypes())
                .map(type -> type == Money.class
                        ? Money.won(1)
                        : type == UUID.class ? UUID.randomUUID() : type == List.class ? items(rule) : "PAID")
                .toArray();
        try {
            return (BrokenRule) constructor.newInstance(arguments);
        } catch (ReflectiveOperationException unknownShape) {
            throw new AssertionError(unknownShape);
        }
    }

    private static List<?> items(Class<?> rule) {
        return rule == NotThatManyLeft.class
                ? List.of(new NotThatManyLeft.Missing(UUID.randomUUID(), 2, 1))
                : List.of(new Shortage(UUID.randomUUID(), 2, 1));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleHasItsTexts(BrokenRule rule) throws IOException {
        for (String file : List.of("i18n/ordering.properties", "i18n/ordering_en.properties")) {
            Properties texts = new Properties();
            try (Reader reader = new InputStreamReader(
                    getClass().getClassLoader().getResourceAsStream(file), StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
            assertThat(texts).containsKeys("problem." + rule.code() + ".title", "problem." + rule.code() + ".detail");
        }
    }
}
