package shop.jangteo.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("SY-10: no statement of a context names another's schema")
class SchemaBordersTests {

    @ParameterizedTest(name = "{0}")
    @MethodSource("contexts")
    void aContextKeepsToItsOwnSchema(String context) {
        Path sources = Product.ROOT.resolve("modules").resolve(context).resolve("src/main");
        List<Path> files = Product.files(file -> file.startsWith(sources)
                && (file.toString().endsWith(".java") || file.toString().endsWith(".sql")));

        assertThat(files).anyMatch(file -> file.toString().endsWith(".sql"));
        assertThat(files.stream().flatMap(file -> crossings(context, file))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select id from payment.payments",
                "create table t (id int, foreign key (id) references `payment`.`payments` (id))",
                "insert into Payment . payments values (1)",
                "use payment;"
            })
    void aMigrationThatCrossesIsFound(String sql) {
        assertThat(SchemaBorders.crossedBySql("ordering", sql)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dsl.fetch(\"select id from payment.payments\");",
                "jdbc.sql(\"\"\"\n    select id\n      from payment.payments\n    \"\"\");",
                "dsl.selectFrom(DSL.table(DSL.name(\"payment\", \"payments\")));",
                "import static shop.jangteo.payment.adapter.jooq.Tables.PAYMENTS;",
                "jdbc.sql(\"delete from platform.event_inbox\");"
            })
    void aSourceThatCrossesIsFound(String source) {
        assertThat(SchemaBorders.crossedByJava("ordering", source)).isNotEmpty();
    }

    @Test
    void itsOwnSchemaAndProseAreNot() {
        assertThat(SchemaBorders.crossedBySql(
                        "ordering", "-- payment.payments knows\ncreate table ordering.orders (a int)"))
                .isEmpty();
        assertThat(SchemaBorders.crossedByJava("ordering", """
            import shop.jangteo.contract.payment.PaymentCaptured;
            // payment.payments is not ours
            @ApplicationModuleListener(id = "ordering.on-payment-captured")
            void on(PaymentCaptured event) { throw new NotFound("payment"); }
            """)).isEmpty();
    }

    static Stream<String> contexts() {
        return Place.CONTEXTS.stream();
    }

    private static Stream<String> crossings(String context, Path file) {
        String text = Product.read(file);
        List<String> found = file.toString().endsWith(".sql")
                ? SchemaBorders.crossedBySql(context, text)
                : SchemaBorders.crossedByJava(context, text);
        return found.stream().map(place -> Product.ROOT.relativize(file) + ": " + place);
    }
}
