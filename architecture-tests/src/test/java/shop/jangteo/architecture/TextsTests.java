package shop.jangteo.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("texts that people read are whole, in Korean and in English")
class TextsTests {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");

    @ParameterizedTest(name = "{0}")
    @MethodSource("koreanFiles")
    void everyTextHasItsTwins(Path korean) {
        assertThat(gaps(
                        Product.read(Product.ROOT.resolve(korean)),
                        Product.read(Product.ROOT.resolve(englishOf(korean)))))
                .isEmpty();
    }

    @ParameterizedTest(name = "''{0}''")
    @ValueSource(strings = {"", "_en"})
    @DisplayName("a key that stands in two files says the same in both: the shop shows either")
    void noTextContradictsAnother(String language) {
        Map<String, Set<String>> texts = new TreeMap<>();
        koreanFiles()
                .map(file -> language.isEmpty() ? file : englishOf(file))
                .map(file -> properties(Product.read(Product.ROOT.resolve(file))))
                .forEach(file -> file.stringPropertyNames()
                        .forEach(name -> texts.computeIfAbsent(name, _ -> new TreeSet<>())
                                .add(file.getProperty(name))));

        assertThat(texts).isNotEmpty();
        assertThat(texts.entrySet().stream().filter(text -> text.getValue().size() > 1))
                .isEmpty();
    }

    @Test
    @DisplayName("and a gap is found")
    void aGapIsFound() {
        String whole = "problem.X.title=a\nproblem.X.detail=b {n}\n";

        assertThat(gaps(whole, whole)).isEmpty();
        assertThat(gaps(whole, "problem.X.title=a\n")).isNotEmpty();
        assertThat(gaps("problem.X.title=a\n", whole)).isNotEmpty();
        assertThat(gaps("problem.X.title=a\n", "problem.X.title=a\n")).isNotEmpty();
        assertThat(gaps("problem.X.detail=b\n", "problem.X.detail=b\n")).isNotEmpty();
        assertThat(gaps(whole, whole.replace("{n}", ""))).isNotEmpty();
        assertThat(gaps(whole, whole.replace("=a", "="))).isNotEmpty();
        assertThat(gaps(whole, whole + "problem.X.title=again\n")).isNotEmpty();
    }

    static Stream<Path> koreanFiles() {
        return Product.files(file -> file.getParent().endsWith("src/main/resources/i18n")
                        && file.toString().endsWith(".properties")
                        && !file.toString().endsWith("_en.properties"))
                .stream()
                .map(Product.ROOT::relativize);
    }

    private static Path englishOf(Path korean) {
        return korean.resolveSibling(korean.getFileName().toString().replace(".properties", "_en.properties"));
    }

    private static List<String> gaps(String korean, String english) {
        Properties ko = properties(korean);
        Properties en = properties(english);
        List<String> gaps = new ArrayList<>();
        var names = new TreeSet<>(ko.stringPropertyNames());
        names.addAll(en.stringPropertyNames());
        for (String name : names) {
            String inKorean = ko.getProperty(name, "");
            String inEnglish = en.getProperty(name, "");
            if (inKorean.isBlank() || inEnglish.isBlank()) {
                gaps.add(name + " is missing or empty in one language");
            }
            if (!arguments(inKorean).equals(arguments(inEnglish))) {
                gaps.add(name + " names other arguments in the other language");
            }
            if (name.startsWith("problem.") && !names.contains(twin(name))) {
                gaps.add(name + " has no " + twin(name));
            }
        }
        Stream.of(korean, english)
                .filter(text -> keys(text).count() != properties(text).size())
                .forEach(_ -> gaps.add("a key stands twice"));
        return gaps;
    }

    private static String twin(String name) {
        return name.endsWith(".title") ? name.replaceFirst("title$", "detail") : name.replaceFirst("detail$", "title");
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(MatchResult::group).collect(toCollection(TreeSet::new));
    }

    private static Stream<String> keys(String text) {
        return text.lines()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')).strip());
    }

    private static Properties properties(String text) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties;
    }
}
