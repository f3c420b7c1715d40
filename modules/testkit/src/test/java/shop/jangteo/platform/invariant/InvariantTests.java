package shop.jangteo.platform.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("SY-11: a file that states an invariant")
class InvariantTests {

    private static final String SELECT = "SELECT 'x' AS entity, 1 AS expected, 2 AS actual FROM catalog.stock";

    @Test
    @DisplayName("says in its comments what must hold, and whether that takes a moment")
    void saysWhatMustHold() {
        Invariant invariant = Invariant.parse(
                "catalog.stock-is-counted",
                "-- Stock is\n-- counted.\n-- settles\n" + SELECT + " WHERE at < :settled;\n");

        assertThat(invariant.says()).isEqualTo("Stock is counted.");
        assertThat(invariant.settles()).isTrue();
        assertThat(invariant.sql()).isEqualTo(SELECT + " WHERE at < :settled");
    }

    @Test
    @DisplayName("may explain its query and quote what it likes")
    void mayExplainItself() {
        Invariant invariant = Invariant.parse("a.b", """
            -- It holds.
            WITH t AS (
                -- one; of :many
                SELECT 'a;b :c' AS entity, 1 AS expected, 2 AS actual)
            SELECT * FROM t\
            """);

        assertThat(invariant.settles()).isFalse();
        assertThat(invariant.sql()).doesNotContain(":many");
    }

    @Test
    @DisplayName("asks for the shop's time, and for when everything had come to rest, as often as it likes")
    void asksForTimes() {
        Invariant invariant = Invariant.parse(
                "a.b",
                "-- It holds.\n-- settles\n" + SELECT + " WHERE at < :now AND at < :settled AND 'now' <> ':now'");

        assertThat(invariant.statement()).endsWith(" WHERE at < ? AND at < ? AND 'now' <> ':now'");
        assertThat(invariant.parameters()).containsExactly(":now", ":settled");
    }

    @ParameterizedTest
    @DisplayName("is refused when it says nothing, does more than look, or could never say what is wrong")
    @ValueSource(
            strings = {
                "",
                "-- It holds.",
                SELECT,
                "-- settles\n" + SELECT,
                "-- It holds.\nDELETE FROM catalog.stock",
                "-- It holds.\n" + SELECT + "; DELETE FROM catalog.stock",
                "-- It holds.\nSELECT 'x' AS entity, 1 AS expected FROM catalog.stock",
                "-- It holds.\n-- settles\n" + SELECT + " WHERE at < :since",
                "-- It holds.\n" + SELECT + " WHERE at < :settled",
                "-- It holds.\n" + SELECT + " WHERE at < UTC_TIMESTAMP()",
                "-- It holds.\n" + SELECT + " WHERE at < now()"
            })
    void isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Invariant.parse("catalog.stock", text))
                .withMessageContaining("catalog.stock");
    }

    @ParameterizedTest
    @DisplayName("is refused under a name that isn't plain")
    @ValueSource(
            strings = {"stock", "catalog.Stock", "catalog.stock_is", "Catalog.stock", "catalog.stock.is", "catalog.-a"})
    void isRefusedUnderAnotherName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Invariant.parse(name, "-- It holds.\n" + SELECT));
    }
}
