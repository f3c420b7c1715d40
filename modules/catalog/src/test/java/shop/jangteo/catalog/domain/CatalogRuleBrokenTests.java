package shop.jangteo.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.jangteo.kernel.BrokenRule;

@DisplayName("SY-4: every rule of the catalog that can be broken has its texts")
class CatalogRuleBrokenTests {

    static Stream<Class<?>> rules() {
        return Arrays.stream(CatalogRuleBroken.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void inKoreanAndEnglish(Class<?> rule) throws Exception {
        BrokenRule broken = example(rule);
        for (String file : List.of("/i18n/catalog.properties", "/i18n/catalog_en.properties")) {
            Properties texts = read(file);
            assertThat(texts.getProperty("problem." + broken.code() + ".title"))
                    .as(file)
                    .isNotBlank();
            assertThat(texts.getProperty("problem." + broken.code() + ".detail"))
                    .as(file)
                    .isNotBlank();
        }
    }

    private static BrokenRule example(Class<?> rule) throws ReflectiveOperationException {
        var constructor = rule.getDeclaredConstructors()[0];
        Object[] arguments = Arrays.stream(constructor.getParameterTypes())
                .map(CatalogRuleBrokenTests::argument)
                .toArray();
        return (BrokenRule) constructor.newInstance(arguments);
    }

    private static Object argument(Class<?> type) {
        return Map.<Class<?>, Object>of(
                        String.class, "text",
                        int.class, 3,
                        UUID.class, UUID.randomUUID(),
                        List.class, List.of(),
                        Collection.class, List.of())
                .get(type);
    }

    private static Properties read(String file) throws IOException {
        Properties texts = new Properties();
        try (var reader =
                new InputStreamReader(CatalogRuleBrokenTests.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
