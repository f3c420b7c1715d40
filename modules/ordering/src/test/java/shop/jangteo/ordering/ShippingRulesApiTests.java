package shop.jangteo.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.contract.audit.CommandExecuted;
import shop.jangteo.contract.ordering.ShippingRulesChanged;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.ordering.application.BeginShippingRules;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import tools.jackson.databind.JsonNode;

@OrderingTest
@DisplayName("OR-5: what delivery costs is edited by operators")
class ShippingRulesApiTests {

    private final Scene scene;
    private final Neighbours.Heard heard;
    private final BeginShippingRules beginShippingRules;
    private final Actor buyer = Scene.somebody();
    private final ApiClient api;
    private JsonNode before;

    ShippingRulesApiTests(Scene scene, Neighbours.Heard heard, BeginShippingRules beginShippingRules, ApiClient api) {
        this.scene = scene;
        this.heard = heard;
        this.beginShippingRules = beginShippingRules;
        this.api = api.as(buyer);
    }

    @BeforeEach
    void remember() {
        before = rules();
    }

    /** One shop serves all tests. */
    @AfterEach
    void putBack() {
        Map<String, Object> body =
                change(3_000, 50_000, 10_000, rules().path("version").asLong());
        body.put("zones", before.path("zones"));
        put(body).expect(200);
    }

    private JsonNode rules() {
        return scene.as(Scene.OPERATOR)
                .get("/api/admin/shipping-rules")
                .expect(200)
                .json();
    }

    private Answer put(Object body) {
        return scene.as(Scene.OPERATOR).put("/api/admin/shipping-rules", body);
    }

    private static Map<String, Object> change(long baseFee, long freeFrom, long minimum, long version) {
        Map<String, Object> body = new HashMap<>();
        body.put("baseFee", baseFee);
        body.put("freeFrom", freeFrom);
        body.put("minimumOrderAmount", minimum);
        body.put("zones", List.of(zone("제주", "63000", "63644", 4_000)));
        body.put("version", version);
        return body;
    }

    private static Map<String, Object> zone(String name, String from, String to, long surcharge) {
        return Map.of("name", name, "fromPostalCode", from, "toPostalCode", to, "surcharge", surcharge);
    }

    private JsonNode ordered(long price, String postalCode) {
        Map<String, Object> body = Scene.with(
                Scene.order(scene.offer(price), 1),
                "shippingAddress",
                Scene.with(Scene.ADDRESS, "postalCode", postalCode));
        return api.post("/api/orders", body).expect(201).json();
    }

    private long fee(long price, String postalCode) {
        return ordered(price, postalCode).path("shippingFee").asLong();
    }

    @Test
    void jejuAndIslandsCostMoreAndTheSurchargeIsNeverWaived() {
        assertThat(fee(20_000, "04524")).isEqualTo(3_000);
        assertThat(fee(50_000, "04524")).isZero();
        assertThat(fee(20_000, "62999")).isEqualTo(3_000);
        assertThat(fee(20_000, "63000")).isEqualTo(6_000);
        assertThat(fee(50_000, "63644")).isEqualTo(3_000);
        assertThat(fee(50_000, "63645")).isZero();
        assertThat(fee(20_000, "40200")).as("Ulleung").isEqualTo(8_000);
        assertThat(fee(50_000, "40240")).isEqualTo(5_000);
    }

    @Test
    void aChangeHoldsFromTheNextOrderOnAndIsToldAndRecorded() {
        JsonNode standing = ordered(50_000, "04524");
        long version = before.path("version").asLong();

        JsonNode changed =
                put(change(2_500, 60_000, 15_000, version)).expect(200).json();

        assertThat(changed.path("version").asLong()).isEqualTo(version + 1);
        assertThat(changed.at("/zones/0/surcharge").asLong()).isEqualTo(4_000);
        assertThat(rules()).isEqualTo(changed);
        assertThat(fee(50_000, "04524")).isEqualTo(2_500);
        assertThat(fee(60_000, "63100")).isEqualTo(4_000);
        assertThat(fee(60_000, "40200")).as("no zone any more").isZero();
        assertThat(api.post("/api/orders", Scene.order(scene.offer(14_999), 1))
                        .expect(400)
                        .json()
                        .path("minimum")
                        .asLong())
                .isEqualTo(15_000);
        UUID coat = scene.offer(55_000);
        assertThat(api.post("/api/cart/items", Map.of("variantId", coat, "quantity", 1))
                        .expect(200)
                        .json()
                        .path("shippingFee")
                        .asLong())
                .isEqualTo(2_500);
        assertThat(scene.order(UUID.fromString(standing.path("id").asString()))
                        .path("shippingFee")
                        .asLong())
                .isZero();
        assertThat(heard.all(ShippingRulesChanged.class).getLast()).satisfies(event -> {
            assertThat(event.version()).isEqualTo(version + 1);
            assertThat(event.freeFrom()).isEqualTo(Money.won(60_000));
            assertThat(event.zones())
                    .singleElement()
                    .satisfies(zone -> assertThat(zone.fromPostalCode()).isEqualTo("63000"));
        });
        assertThat(heard.all(CommandExecuted.class).getLast()).satisfies(event -> {
            assertThat(event.action()).isEqualTo("ordering.shipping-rules.change");
            assertThat(event.before()).contains("50000");
            assertThat(event.after()).contains("60000");
        });
    }

    @Test
    @DisplayName("OR-5: of two operators who change at once one is told")
    void twoAtOnce() {
        long version = before.path("version").asLong();

        List<Answer> answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> put(change(2_000 + i, 50_000, 10_000, version)))
                .toList();

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .hasSize(3)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("CONCURRENT_CHANGE"));
        assertThat(rules().path("version").asLong()).isEqualTo(version + 1);
    }

    @Test
    @DisplayName("OR-5: the rules of a new shop are stored and told once, however often it starts")
    void theFirstRules() {
        beginShippingRules.handle();

        assertThat(rules()).isEqualTo(before);
        assertThat(before.path("zones").size()).isGreaterThan(5);
        assertThat(heard.all(ShippingRulesChanged.class))
                .filteredOn(event -> event.version() == 1)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.baseFee()).isEqualTo(Money.won(3_000));
                    assertThat(event.minimumOrderAmount()).isEqualTo(Money.won(10_000));
                    assertThat(event.zones()).hasSameSizeAs(before.path("zones"));
                });
    }

    @Test
    void whatMakesNoSenseIsNamed() {
        long version = before.path("version").asLong();
        Map<String, Object> body = change(3_000, 50_000, 10_000, version);

        Answer overlapping = put(Scene.with(
                        body, "zones", List.of(zone("제주", "63000", "63644", 0), zone("우도", "63365", "63365", 0))))
                .expect(400);
        assertThat(overlapping.json().at("/errors/0/field").asString()).isEqualTo("zones[1].fromPostalCode");
        assertThat(overlapping.json().at("/errors/0/message").asString()).isEqualTo("다른 지역과 겹치는 우편번호입니다");
        Answer backwards = put(Scene.with(body, "zones", List.of(zone("제주", "63644", "63000", 0))))
                .expect(400);
        assertThat(backwards.json().at("/errors/0/code").asString()).isEqualTo("POSTAL_CODE_RANGE");
        put(Scene.with(body, "zones", List.of(zone("제주", "6300", "63644", 0)))).expect(400);
        put(Scene.with(body, "baseFee", -1)).expect(400);
        put(Scene.with(body, "version", version + 7)).expect(409);
        scene.as(Scene.SELLER).put("/api/admin/shipping-rules", body).expect(403);
        api.get("/api/admin/shipping-rules").expect(403);
        assertThat(rules()).isEqualTo(before);
    }
}
