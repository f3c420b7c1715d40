package shop.jangteo.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import shop.jangteo.ShopServers;
import shop.jangteo.embedded.MariaDbServer;
import shop.jangteo.embedded.RedisServerProcess;
import shop.jangteo.embedded.ReplicatedMariaDb;
import shop.jangteo.journey.Operators;
import shop.jangteo.journey.Shop;
import shop.jangteo.journey.Shop.Goods;
import shop.jangteo.journey.Shop.Person;
import shop.jangteo.testkit.Auditor;
import tools.jackson.databind.JsonNode;

@DisplayName("F1 F2: a process is killed between a commit and what should follow from it")
class CrashTests {

    private static ReplicatedMariaDb database;
    private static RedisServerProcess redis;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start() {
        database = ReplicatedMariaDb.throwAway();
        redis = RedisServerProcess.throwAway();
        jdbc = JdbcClient.create(new DriverManagerDataSource(
                database.primary().jdbcUrl(""),
                MariaDbServer.USER,
                database.primary().password()));
    }

    @AfterAll
    static void stop() {
        database.close();
        redis.close();
    }

    private static Map<String, String> settings(String crash) {
        Map<String, String> settings = new LinkedHashMap<>(ShopServers.settings(database, redis));
        settings.put("crash", crash);
        settings.put("spring.modulith.events.staleness.check-interval", "1s");
        settings.put("spring.modulith.events.staleness.published", "2s");
        settings.put("spring.modulith.events.staleness.processing", "2s");
        settings.put("spring.modulith.events.staleness.resubmitted", "2s");
        settings.put("jangteo.events.first-retry", "1s");
        settings.put("jangteo.events.resubmit-every", "1s");
        return settings;
    }

    @ParameterizedTest
    @ValueSource(strings = {"before-listener", "before-completion"})
    void nothingIsLostAndNothingIsDoneTwice(String crash) {
        JsonNode order;
        Goods goods;
        Person buyer;
        try (ShopProcess dying = ShopProcess.start(CrashingShop.class, settings(crash))) {
            Shop shop = Operators.openShop(dying.port(), jdbc);
            goods = shop.sell(20_000, 5);
            buyer = shop.signUp();
            order = shop.order(buyer, goods, 1);
            try {
                shop.pay(buyer, order, "approve");
            } catch (java.io.UncheckedIOException diedWhileAnswering) {
                assertThat(crash).isEqualTo("before-completion");
            }
            if (crash.equals("before-completion")) {
                await().atMost(Duration.ofSeconds(30)).until(() -> !dying.isAlive());
            }
        }
        assertThat(waiting()).isPositive();

        try (ShopProcess next = ShopProcess.start(CrashingShop.class, settings("never"))) {
            String base = "http://127.0.0.1:" + next.port();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(waiting()).isZero());
            JsonNode seen = shop.jangteo.testkit.ApiClient.of(base)
                    .post("/api/auth/login", Map.of("email", buyer.email(), "password", Shop.PASSWORD))
                    .expect(200)
                    .json();
            var api = shop.jangteo.testkit.ApiClient.of(base)
                    .withToken(seen.get("accessToken").asString());
            String id = order.get("id").asString();
            assertThat(api.get("/api/orders/" + id).expect(200).text("status")).isEqualTo("PAID");
            assertThat(api.get("/api/orders/" + id + "/shipments").expect(200).json())
                    .hasSize(1);
            List<String> types = api.get("/api/users/me/notifications?size=100")
                    .expect(200)
                    .json()
                    .get("items")
                    .valueStream()
                    .map(notification -> notification.get("type").asString())
                    .toList();
            assertThat(types).doesNotHaveDuplicates().isNotEmpty();
            assertThat(jdbc.sql("select concat(on_hand, '/', reserved) from catalog.stock"
                                    + " where variant_id = unhex(replace(?, '-', ''))")
                            .param(goods.variantId())
                            .query(String.class)
                            .single())
                    .isEqualTo("4/0");
            Shop shop = Operators.openShop(next.port(), jdbc);
            Auditor.of(() -> shop.operator().api()).assertClean();
        }
    }

    private static int waiting() {
        return jdbc.sql("select count(*) from platform.EVENT_PUBLICATION")
                .query(Integer.class)
                .single();
    }
}
