package shop.jangteo.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import shop.jangteo.JangteoApplication;
import shop.jangteo.ShopServers;
import shop.jangteo.contention.Crowd;
import shop.jangteo.contention.Storm;
import shop.jangteo.embedded.Durability;
import shop.jangteo.embedded.MariaDbOptions;
import shop.jangteo.embedded.RedisServerProcess;
import shop.jangteo.embedded.ReplicatedMariaDb;
import shop.jangteo.journey.Operators;
import shop.jangteo.journey.Shop;
import shop.jangteo.journey.Shop.Goods;
import shop.jangteo.journey.Shop.Person;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.Auditor;
import shop.jangteo.testkit.TestSupport;

@SpringBootTest(classes = JangteoApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = LostDatabaseTests.OwnServers.class)
@Import(TestSupport.class)
@ActiveProfiles("test")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@DirtiesContext
@DisplayName("The database and Redis are killed under load")
class LostDatabaseTests {

    static final class OwnServers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        static ReplicatedMariaDb database;
        static RedisServerProcess redis;

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            java.nio.file.Path home;
            try {
                home = java.nio.file.Files.createTempDirectory("jangteo-durable");
            } catch (java.io.IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
            database = ReplicatedMariaDb.start(MariaDbOptions.durable(home, 0, "durable-test"), 0);
            redis = RedisServerProcess.throwAway();
            assertThat(database.primary().options().durability()).isEqualTo(Durability.DURABLE);
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("own servers", Map.copyOf(ShopServers.settings(database, redis))));
        }
    }

    private final Shop shop;
    private final ApiClient api;
    private final JdbcClient jdbc;
    private final Auditor auditor;

    LostDatabaseTests(Operators operators, ApiClient api, JdbcClient jdbc, Auditor auditor, @LocalServerPort int port) {
        this.api = api;
        this.jdbc = jdbc;
        this.auditor = auditor;
        this.shop = operators.openShop(port);
    }

    private Storm ordering(Person buyer, Goods goods) {
        return Storm.start(
                6,
                () -> buyer.api()
                        .keyed()
                        .post(
                                "/api/orders",
                                Map.of(
                                        "items", List.of(Map.of("variantId", goods.variantId(), "quantity", 1)),
                                        "shippingAddress", Shop.address(),
                                        "paymentMethod", "CARD")));
    }

    @AfterEach
    void theAuditorFindsNothing() {
        auditor.assertClean();
    }

    @Test
    @DisplayName(
            "RELIABILITY §1.1, F5: no answer is a 200 while the database is away, and what was acknowledged is there"
                    + " afterwards")
    void noAnswerIsA200WhileTheDatabaseIsAway() {
        Person buyer = shop.signUp();
        Goods goods = shop.sell(20_000, 100_000);
        Storm storm = ordering(buyer, goods);
        await().atMost(Duration.ofSeconds(30)).until(() -> storm.answers().size() > 20);

        OwnServers.database.primary().kill();
        int before = storm.answers().size();
        await().atMost(Duration.ofSeconds(60)).until(() -> storm.answers().size() > before + 12);
        OwnServers.database.primary().restart();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> storm.answers().getLast().status() == 201);
        List<Answer> answers = storm.stop();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 503));
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 503)
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(answer.code()).isEqualTo("TEMPORARILY_UNAVAILABLE");
                    assertThat(answer.header("Retry-After")).isNotNull();
                });
        for (Answer acknowledged :
                answers.stream().filter(answer -> answer.status() == 201).toList()) {
            assertThat(buyer.api()
                            .get("/api/orders/" + acknowledged.text("id"))
                            .expect(200)
                            .text("orderNumber"))
                    .isEqualTo(acknowledged.text("orderNumber"));
        }
    }

    /** Another one at the same address, with nothing in it. */
    private static void startRedisAgain() {
        try {
            int port = OwnServers.redis.port();
            OwnServers.redis = RedisServerProcess.start(java.nio.file.Files.createTempDirectory("redis-again"), port);
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @Test
    @DisplayName("F13: without Redis people still log in, order and pay")
    void withoutRedisPeopleStillBuy() {
        Person buyer = shop.signUp();
        Goods goods = shop.sell(20_000, 5);
        OwnServers.redis.kill();
        try {
            Person again = shop.signUp();
            var order = shop.order(again, goods, 1);
            shop.pay(again, order, "approve").expect(201);
            assertThat(shop.see(again, order).get("status").asString()).isEqualTo("PAID");
            buyer.api().get("/api/users/me").expect(200);
            shop.awaitAvailable(goods, 4);
        } finally {
            startRedisAgain();
        }
    }

    @Test
    @DisplayName(
            "F13 PR-3: Redis dies in the middle of a rush for a coupon: who was told to have a piece has it, nobody"
                    + " else does, and there are as many as there were to be, then and when Redis is back")
    void redisDiesInARush() {
        int pieces = 200;
        String coupon = shop.operator()
                .api()
                .post(
                        "/api/coupons",
                        Map.of(
                                "name", "선착순",
                                "type", "FIRST_COME",
                                "discountType", "FIXED_AMOUNT",
                                "discountValue", 1_000,
                                "quantity", pieces,
                                "validFrom", "2020-01-01T00:00:00Z",
                                "validTo", "2099-12-31T00:00:00Z"))
                .expect(201)
                .text("id");
        List<UUID> members = Stream.generate(UUID::randomUUID).limit(3 * pieces).toList();
        Set<UUID> told = ConcurrentHashMap.newKeySet();
        CompletableFuture<Void> dying = CompletableFuture.runAsync(() -> {
            await().atMost(Duration.ofSeconds(60)).until(() -> told.size() > pieces / 4);
            OwnServers.redis.kill();
        });

        List<Answer> rush;
        try {
            rush = Crowd.allAtOnce(members.size(), i -> asksForAPiece(coupon, members.get(i), told));
            dying.join();
        } finally {
            startRedisAgain();
        }
        assertExactly(pieces, coupon, rush, told);

        List<Answer> again = Crowd.allAtOnce(members.size(), i -> asksForAPiece(coupon, members.get(i), told));

        assertThat(again).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(409));
        assertExactly(pieces, coupon, rush, told);
    }

    /** As a person does: who is told "not now" comes again. */
    private Answer asksForAPiece(String coupon, UUID member, Set<UUID> told) {
        ApiClient client = api.as(Actor.buyer(member));
        Answer answer = client.post("/api/coupons/" + coupon + "/issue");
        for (int tries = 0; tries < 100 && (answer.status() == 503 || answer.status() == 429); tries++) {
            answer = client.post("/api/coupons/" + coupon + "/issue");
        }
        if (answer.status() == 201) {
            told.add(member);
        }
        return answer;
    }

    private void assertExactly(int pieces, String coupon, List<Answer> rush, Set<UUID> told) {
        assertThat(rush).filteredOn(answer -> answer.status() == 201).hasSize(pieces);
        assertThat(rush)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("COUPON_SOLD_OUT"));
        List<UUID> have = jdbc.sql("select member_id from promotion.issued_coupon where coupon_id ="
                        + " unhex(replace(?, '-', ''))")
                .param(coupon)
                .query((row, _) -> Uuids.fromBytes(row.getBytes(1)))
                .list();
        assertThat(have).hasSize(pieces).containsExactlyInAnyOrderElementsOf(told);
    }
}
