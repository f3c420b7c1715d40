package shop.jangteo.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("SY-4: every refusal has its text in Korean and English")
class IdentityTextsTests {

    private static final Pattern CODE = Pattern.compile(
            "(?:Malformed\\(|violate\\([^,()]+, |InvalidField\\(\"\\w+\", |Optional\\.of\\()\"([A-Z_]+)\"");

    static Stream<String> codesOfBrokenRules() throws IOException {
        String source = Files.readString(Path.of("src/main/java/shop/jangteo/identity/domain/IdentityRuleBroken.java"));
        var codes = Pattern.compile("Kind\\.\\w+,\\s+\"([A-Z_]+)\"")
                .matcher(source)
                .results()
                .map(result -> result.group(1))
                .toList();
        assertThat(codes)
                .as("one code for each refusal")
                .hasSameSizeAs(Arrays.asList(IdentityRuleBroken.class.getPermittedSubclasses()));
        return codes.stream();
    }

    static Stream<String> codesOfFields() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .flatMap(
                            file -> CODE.matcher(read(file)).results().map(result -> result.group(1)).toList().stream())
                    .distinct()
                    .toList()
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("codesOfBrokenRules")
    void aRefusalHasTitleAndDetail(String code) {
        for (String part : new String[] {"title", "detail"}) {
            hasTexts("problem." + code + "." + part);
        }
    }

    @ParameterizedTest
    @MethodSource("codesOfFields")
    void aBadFieldHasItsText(String code) {
        hasTexts("field." + code);
    }

    private static void hasTexts(String key) {
        String korean = text(key, Locale.ROOT);
        String english = text(key, Locale.ENGLISH);
        assertThat(korean).as(key).containsPattern("[가-힣]");
        assertThat(english).as(key).isNotEqualTo(korean).doesNotContainPattern("[가-힣]");
    }

    /** The platform has the texts of refusals that all contexts share. */
    private static String text(String key, Locale locale) {
        return Stream.of("i18n/identity", "i18n/platform")
                .map(name -> ResourceBundle.getBundle(
                        name,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)))
                .filter(bundle -> bundle.containsKey(key))
                .map(bundle -> bundle.getString(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no text for " + key + " in " + locale));
    }
}
