package shop.jangteo.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.TestShopApplication;
import shop.jangteo.embedded.MariaDbServer;
import shop.jangteo.embedded.RedisServerProcess;
import shop.jangteo.embedded.ReplicatedMariaDb;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.web.Public;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.TestSupport;

/** With a replica that nobody watches, so that nothing but the position of a member's write decides. */
@SpringBootTest(classes = TestShopApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ReadYourWritesTests.Servers.class)
@Import({TestSupport.class, ReadYourWritesTests.Endpoints.class, ReadYourWritesTests.Servers.class})
@ActiveProfiles("test")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@DisplayName("SY-2: who has just written sees it, everybody else reads the replica")
class ReadYourWritesTests {

    @Component
    static final class Servers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        static final ReplicatedMariaDb DATABASE = ReplicatedMariaDb.throwAway();
        static final RedisServerProcess REDIS = RedisServerProcess.throwAway();

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "servers",
                            Map.of(
                                    "jangteo.database.primary-url",
                                    DATABASE.primary().jdbcUrl("platform") + "?createDatabaseIfNotExist=true",
                                    "jangteo.database.replica-url",
                                    DATABASE.replica().jdbcUrl("platform"),
                                    "jangteo.database.username",
                                    MariaDbServer.USER,
                                    "jangteo.database.password",
                                    DATABASE.primary().password(),
                                    "jangteo.database.replica-check",
                                    "1h",
                                    "jangteo.redis.url",
                                    REDIS.url())));
        }
    }

    @RestController
    static class Endpoints {

        private final JdbcClient jdbc;

        Endpoints(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Public
        @Transactional(readOnly = true)
        @GetMapping("/api/try/server")
        public int readingServer() {
            return jdbc.sql("select @@server_id").query(Integer.class).single();
        }

        @Transactional
        @PostMapping("/api/try/writes")
        public int write() {
            jdbc.sql(
                            "insert into platform.event_inbox (listener, event_id, handled_at) values ('try', uuid_to_bytes, now(6))"
                                    .replace("uuid_to_bytes", "unhex(replace('" + UUID.randomUUID() + "', '-', ''))"))
                    .update();
            return jdbc.sql("select @@server_id").query(Integer.class).single();
        }
    }

    private final ApiClient api;

    ReadYourWritesTests(ApiClient api) {
        this.api = api;
    }

    private static int server(ApiClient who) {
        return who.get("/api/try/server").expect(200).json().asInt();
    }

    @Test
    void aWriterReadsThePrimaryUntilTheReplicaHasCaughtUpAndEverybodyDoesWhenItIsLost() {
        ApiClient writer = api.as(Actor.buyer(UUID.randomUUID()));
        ApiClient other = api.as(Actor.buyer(UUID.randomUUID()));
        ReplicatedMariaDb database = Servers.DATABASE;
        database.awaitReplicaCaughtUp(Duration.ofSeconds(10));
        int replica = server(other);
        database.stopReplicaSqlThread();
        int primary;
        try {
            primary = writer.post("/api/try/writes").expect(200).json().asInt();

            assertThat(replica).isNotEqualTo(primary);
            assertThat(server(writer)).isEqualTo(primary);
            assertThat(server(other)).isEqualTo(replica);
            assertThat(server(api)).isEqualTo(replica);
        } finally {
            database.startReplicaSqlThread();
        }
        await().until(() -> server(writer) == replica);

        database.replica().kill();
        assertThat(server(other)).isEqualTo(primary);
        assertThat(server(writer)).isEqualTo(primary);
    }
}
