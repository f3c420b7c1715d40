package shop.jangteo.contention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import shop.jangteo.JangteoApplication;
import shop.jangteo.ShopServers;
import shop.jangteo.contention.Race.Outcome;
import shop.jangteo.embedded.RedisServerProcess;
import shop.jangteo.embedded.ReplicatedMariaDb;
import shop.jangteo.testkit.TestSupport;
import shop.jangteo.watch.Statements;

/**
 * RELIABILITY, calibration: a detector counts only after it has caught something. Two people come in the worst order; with
 * any one of the guards alone all is well, and without all of them it goes wrong and is noticed. The servers are this
 * test's own, because what goes wrong stays in them, and no job puts anything right meanwhile.
 */
@SpringBootTest(classes = JangteoApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = GuardTests.OwnServers.class)
@Import({
    TestSupport.class,
    Statements.class,
    Scene.class,
    OrderRaces.class,
    PaymentRaces.class,
    WaitingPaymentRaces.class,
    BooksRaces.class,
    PromotionRaces.class,
    StockAndDeliveryRaces.class,
    EventRaces.class
})
@ActiveProfiles("test")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@DirtiesContext
@DisplayName("Each guard is needed")
class GuardTests {

    static final class OwnServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Map<String, String> settings = new LinkedHashMap<>(
                    ShopServers.settings(ReplicatedMariaDb.throwAway(), RedisServerProcess.throwAway()));
            settings.put("jangteo.jobs.enabled", "false");
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("own servers", Map.copyOf(settings)));
        }
    }

    private static final Path PAGE = Path.of("../docs/guards.md");
    private static final String HEAD = "| guard | race |\n|---|---|\n";
    private static final Pattern TEST = Pattern.compile("`(\\w+Tests)(?:#(\\w+))?`");

    private final List<Race> races;

    GuardTests(
            StockAndDeliveryRaces units,
            OrderRaces orders,
            PaymentRaces payments,
            WaitingPaymentRaces waiting,
            BooksRaces books,
            PromotionRaces promotions,
            EventRaces events) {
        this.races = Stream.of(
                        units.all(),
                        orders.all(),
                        payments.all(),
                        waiting.all(),
                        books.all(),
                        promotions.all(),
                        events.all())
                .flatMap(List::stream)
                .toList();
    }

    @TestFactory
    @DisplayName("and one is enough")
    Stream<DynamicNode> oneIsEnoughAndOneIsNeeded() {
        return Stream.of(
                DynamicContainer.dynamicContainer(
                        "with all of them nothing goes wrong, and who lost is told so",
                        races.stream()
                                .map(race ->
                                        DynamicTest.dynamicTest(race.name(), () -> isRight(race, race.withAll())))),
                DynamicContainer.dynamicContainer(
                        "each one alone is enough",
                        races.stream()
                                .filter(race -> race.guards().size() > 1)
                                .flatMap(race -> race.guards().stream()
                                        .map(kept -> DynamicTest.dynamicTest(
                                                race.name() + ": " + kept, () -> isRight(race, race.withOnly(kept)))))),
                DynamicContainer.dynamicContainer(
                        "without any it happens twice, and the auditor names it where it can",
                        races.stream().map(race -> DynamicTest.dynamicTest(race.name(), () -> isWrong(race)))));
    }

    /** Writes the rows anew with {@code -Dupdate.docs=true}. */
    @Test
    @DisplayName("docs/guards.md lists them all, and its planted defects are found by tests that there are")
    void thePageIsRight() throws IOException {
        String page = Files.readString(PAGE);
        String listed = races.stream()
                .flatMap(race -> race.guards().stream().map(guard -> "| " + guard + " | " + race.name() + " |\n"))
                .collect(Collectors.joining());
        int begin = page.indexOf(HEAD) + HEAD.length();
        int end = page.indexOf("\n\n", begin) + 1;
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(PAGE, page.substring(0, begin) + listed + page.substring(end));
            return;
        }
        assertThat(page.substring(begin, end)).isEqualTo(listed);
        Map<String, String> sources = sources();
        for (String line : page.substring(end).lines().toList()) {
            String[] cells = line.split(" *\\| *");
            if (cells.length == 4 && cells[3].startsWith("`")) {
                Matcher found = TEST.matcher(cells[3]);
                assertThat(found.find()).as(line).isTrue();
                do {
                    assertThat(sources).as(line).containsKey(found.group(1));
                    if (found.group(2) != null) {
                        assertThat(sources.get(found.group(1))).as(line).contains(" " + found.group(2) + "(");
                    }
                } while (found.find());
                if (cells[3].startsWith("`GuardTests`: ")) {
                    assertThat(races).extracting(Race::name).contains(cells[3].substring("`GuardTests`: ".length()));
                }
            }
        }
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        try (Stream<Path> files = Files.find(
                Path.of(".."),
                20,
                (file, _) -> file.toString().contains("/src/test/java/")
                        && file.toString().endsWith("Tests.java"))) {
            for (Path file : files.toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        return sources;
    }

    private static void isRight(Race race, Outcome outcome) {
        assertThat(outcome.tooMuch()).as("too much in %s", outcome).isZero();
        assertThat(race.wrongRefusals(outcome)).isEmpty();
        assertThat(outcome.found()).as("findings in %s", outcome).isEmpty();
    }

    private static void isWrong(Race race) {
        Outcome outcome = race.withNone();
        assertThat(outcome.tooMuch()).as("too much in %s", outcome).isPositive();
        if (race.audited()) {
            assertThat(outcome.found()).as("findings in %s", outcome).isNotEmpty();
        }
    }
}
