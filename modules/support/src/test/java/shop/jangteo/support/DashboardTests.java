package shop.jangteo.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.jangteo.contract.ordering.OrderPaid;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.support.News.Order;
import shop.jangteo.support.domain.BusinessDay;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;
import tools.jackson.databind.JsonNode;

/** Compares with what was there before: other tests share the database and move the clock. */
@ContextTest
@DisplayName("SU-6: the dashboard")
class DashboardTests {

    private final News news;
    private final Clock clock;
    private final ApiClient api;
    private final ApiClient operator;

    DashboardTests(News news, Clock clock, ApiClient api) {
        this.news = news;
        this.clock = clock;
        this.api = api;
        this.operator = api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null));
    }

    private JsonNode dashboard() {
        return operator.get("/api/admin/dashboard").expect(200).json();
    }

    private static Order order() {
        return Order.of(UUID.randomUUID(), UUID.randomUUID());
    }

    @Test
    void countsEachEventOnceOnTheDayInSeoulWhenItHappened() {
        JsonNode before = dashboard();
        Instant now = clock.instant();
        Instant yesterday = now.minus(Duration.ofDays(1));
        OrderPaid paid = news.paid(order(), 39_000, now);
        UUID member = UUID.randomUUID();

        news.tell(paid);
        await().untilAsserted(() ->
                assertThat(grown(before, dashboard(), "/sales/orders")).isEqualTo(1));
        news.tell(paid);
        news.tell(news.paid(order(), 10_000, yesterday));
        news.tell(news.registered(member, member + "@example.com", "홍길동"));
        news.tell(news.cancelled(order(), "BUYER"), news.cancelled(order(), "EXPIRED"));
        news.tell(news.refunded(order(), 7_000));

        await().untilAsserted(() -> {
            JsonNode after = dashboard();
            assertThat(after.path("date").asString())
                    .isEqualTo(BusinessDay.of(clock.instant()).toString());
            assertThat(grown(before, after, "/sales/amount")).isEqualTo(39_000);
            assertThat(grown(before, after, "/sales/orders")).isEqualTo(1);
            assertThat(grown(before, after, "/newMembers")).isEqualTo(1);
            assertThat(grown(before, after, "/cancellations")).isEqualTo(1);
            assertThat(grown(before, after, "/refunds/amount")).isEqualTo(7_000);
            assertThat(grown(before, after, "/yesterday/sales/amount")).isEqualTo(10_000);
        });
    }

    @Test
    void countsOrdersByTheFurthestStateInWhateverOrderItIsTold() {
        JsonNode before = dashboard();
        Order order = order();
        Instant now = clock.instant();

        news.tell(news.became(order, "PAID", "PREPARING", now.plusMillis(2)));
        news.tell(news.became(order, "PENDING", "PAID", now.plusMillis(1)));
        news.tell(news.became(order, null, "PENDING", now));

        await().untilAsserted(() -> {
            JsonNode after = dashboard();
            assertThat(grown(before, after, "/ordersByStatus/PREPARING")).isEqualTo(1);
            assertThat(grown(before, after, "/ordersByStatus/PAID")).isZero();
            assertThat(grown(before, after, "/ordersByStatus/PENDING")).isZero();
        });
        assertThat(before.path("ordersByStatus").size()).isEqualTo(8);
    }

    @Test
    void statesOfOneOrderThatAreToldAtOnceDoNotHinderEachOther() {
        JsonNode before = dashboard();
        Order order = order();
        Instant now = clock.instant();

        news.tell(
                news.became(order, null, "PENDING", now),
                news.became(order, "PENDING", "PAID", now.plusMillis(1)),
                news.became(order, "PAID", "PREPARING", now.plusMillis(2)),
                news.became(order, "PREPARING", "SHIPPED", now.plusMillis(3)),
                news.became(order, "SHIPPED", "DELIVERED", now.plusMillis(4)),
                news.became(order, "DELIVERED", "CONFIRMED", now.plusMillis(5)));

        await().untilAsserted(() -> assertThat(grown(before, dashboard(), "/ordersByStatus/CONFIRMED"))
                .isEqualTo(1));
        await().untilAsserted(() -> {
            JsonNode after = dashboard();
            for (String passed : new String[] {"PENDING", "PAID", "PREPARING", "SHIPPED", "DELIVERED"}) {
                assertThat(grown(before, after, "/ordersByStatus/" + passed)).isZero();
            }
        });
    }

    @Test
    void leavesOutOrdersThatEndedBeforeToday() {
        JsonNode before = dashboard();
        Instant now = clock.instant();

        news.tell(news.became(order(), "DELIVERED", "CONFIRMED", now.minus(Duration.ofDays(2))));
        news.tell(news.became(order(), "SHIPPED", "DELIVERED", now.minus(Duration.ofDays(2))));
        news.tell(news.became(order(), "DELIVERED", "CONFIRMED", now));

        await().untilAsserted(() -> {
            assertThat(grown(before, dashboard(), "/ordersByStatus/CONFIRMED")).isEqualTo(1);
            assertThat(grown(before, dashboard(), "/ordersByStatus/DELIVERED")).isEqualTo(1);
        });
    }

    @Test
    void isForOperatorsOnly() {
        api.as(new Actor(UUID.randomUUID(), Role.BRAND_ADMIN, UUID.randomUUID()))
                .get("/api/admin/dashboard")
                .expect(403);
        api.anonymous().get("/api/admin/dashboard").expect(401);
    }

    private static long grown(JsonNode before, JsonNode after, String pointer) {
        return after.at(pointer).asLong() - before.at(pointer).asLong();
    }
}
