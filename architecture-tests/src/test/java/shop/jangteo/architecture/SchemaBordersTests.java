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

    @ParameterizedTest(name = "{0}")
    @MethodSource("contexts")
    @DisplayName("a context's invariants lie in a folder of its name")
    void aContextStatesItsOwnInvariants(String context) {
        Path invariants = Product.ROOT.resolve("modules").resolve(context).resolve("src/main/resources/invariants");

        assertThat(Product.files(file -> file.startsWith(invariants)))
                .allMatch(file -> file.getParent().equals(invariants.resolve(context)));
    }

    @Test
    @DisplayName("the shop's own invariants, and nothing else of it, see the contexts' views for the auditor")
    void onlyTheShopsInvariantsSeeSeveralContexts() {
        Path app = Product.ROOT.resolve("app/src/main");
        Path allowed = app.resolve("resources/invariants/shop");
        List<Path> statements =
                Product.files(file -> file.startsWith(app) && file.toString().endsWith(".sql"));
        List<Path> sources =
                Product.files(file -> file.startsWith(app) && file.toString().endsWith(".java"));

        assertThat(statements).isNotEmpty().allMatch(file -> file.getParent().equals(allowed));
        assertThat(statements.stream()
                        .flatMap(file -> SchemaBorders.crossedByShopInvariant(Product.read(file)).stream()
                                .map(place -> Product.ROOT.relativize(file) + ": " + place)))
                .isEmpty();
        assertThat(sources.stream()
                        .flatMap(file -> SchemaBorders.crossedByJava("app", Product.read(file)).stream()
                                .map(place -> Product.ROOT.relativize(file) + ": " + place)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select order_id from ordering.orders",
                "select 1 from ordering.v_order o join `payment`.`payments` p on p.order_id = o.order_id",
                "select 1 from platform . event_inbox",
                "use payment;"
            })
    void anInvariantThatSeesBehindTheViewsIsFound(String sql) {
        assertThat(SchemaBorders.crossedByShopInvariant(sql)).isNotEmpty();
    }

    @Test
    void anInvariantOverTheViewsIsNot() {
        assertThat(SchemaBorders.crossedByShopInvariant(
                        "-- ordering.orders\nselect 1 from ordering.v_order o join payment.v_payment p on p.order_id ="
                                + " o.order_id"))
                .isEmpty();
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
