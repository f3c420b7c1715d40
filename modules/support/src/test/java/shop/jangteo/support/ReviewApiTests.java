package shop.jangteo.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.contract.support.ProductRatingChanged;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.support.News.Order;
import shop.jangteo.testkit.Answer;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;

@ContextTest
@DisplayName("SU-1: reviews")
class ReviewApiTests {

    private static final String TEXT = "재킷이 아주 따뜻하고 가볍습니다";

    private final ApiClient api;
    private final News news;
    private final RecordedRatings ratings;
    private final JdbcClient jdbc;
    private final UUID product = UUID.randomUUID();
    private final Actor buyer = Actor.buyer(UUID.randomUUID());
    private final Actor operator = new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null);

    ReviewApiTests(ApiClient api, News news, RecordedRatings ratings, JdbcClient jdbc) {
        this.api = api;
        this.news = news;
        this.ratings = ratings;
        this.jdbc = jdbc;
    }

    private Order delivered(Actor to) {
        Order order = Order.of(to.memberId(), product);
        news.tell(news.delivered(order));
        await().untilAsserted(() -> assertThat(
                        api.as(to).get("/api/users/me/reviewable-lines").body())
                .contains(order.line().toString()));
        return order;
    }

    private Answer write(Actor by, UUID line, int rating) {
        return api.as(by)
                .post(
                        "/api/products/" + product + "/reviews",
                        Map.of("orderLineId", line, "rating", rating, "text", TEXT));
    }

    private Answer list(String query) {
        return api.anonymous()
                .get("/api/products/" + product + "/reviews" + query)
                .expect(200);
    }

    @Test
    void isWrittenForALineThatArrivedAndSeenByEverybody() {
        news.tell(news.registered(buyer.memberId(), UUID.randomUUID() + "@example.com", "홍길동"));
        Order order = delivered(buyer);

        Answer written = write(buyer, order.line(), 4).expect(201);

        assertThat(written.header("Location")).isEqualTo("/api/reviews/" + written.text("id"));
        api.anonymous().get("/api/reviews/" + written.text("id")).expect(200);
        await().untilAsserted(() ->
                assertThat(list("").json().at("/items/0/author").asString()).isEqualTo("홍*동"));
        var page = list("").json();
        assertThat(page.at("/items/0/text").asString()).isEqualTo(TEXT);
        assertThat(page.at("/totalItems").asInt()).isEqualTo(1);
        assertThat(page.at("/rating/average").asDouble()).isEqualTo(4.0);
        assertThat(page.at("/rating/distribution/4").asInt()).isEqualTo(1);
        assertThat(page.at("/rating/distribution/5").asInt()).isZero();
        assertThat(api.as(buyer).get("/api/users/me/reviewable-lines").body())
                .doesNotContain(order.line().toString());
        assertThat(ratings.of(product))
                .singleElement()
                .satisfies(changed -> assertThat(changed.average()).isEqualByComparingTo("4.0"));
    }

    @Test
    void isRefusedForWhatHasNotArrived() {
        Order order = Order.of(buyer.memberId(), product);
        news.tell(news.paid(order, 39_000));

        await().untilAsserted(() ->
                assertThat(write(buyer, order.line(), 5).expect(409).code()).isEqualTo("REVIEW_NOT_ALLOWED"));
        assertThat(api.as(buyer)
                        .get("/api/users/me/reviewable-lines")
                        .expect(200)
                        .json()
                        .at("/totalItems")
                        .asInt())
                .isZero();
        news.tell(news.delivered(order));
        await().untilAsserted(() -> write(buyer, order.line(), 5).expect(201));
    }

    @Test
    void aLineThatArrivedStaysSoWhenItsPaymentIsHeardOfLater() {
        Order order = delivered(buyer);
        news.tell(news.paid(order, 39_000));
        await().untilAsserted(() -> assertThat(jdbc.sql("select count(*) from platform.event_inbox where listener ="
                                + " 'support.purchase-on-order-paid'")
                        .query(Integer.class)
                        .single())
                .isPositive());

        write(buyer, order.line(), 5).expect(201);
    }

    @Test
    void doesNotTellWhetherSomebodyElseBoughtTheLine() {
        Order order = delivered(buyer);
        Actor stranger = Actor.buyer(UUID.randomUUID());

        write(stranger, order.line(), 1).expect(404);
        write(stranger, UUID.randomUUID(), 1).expect(404);
        api.as(buyer)
                .post(
                        "/api/products/" + UUID.randomUUID() + "/reviews",
                        Map.of("orderLineId", order.line(), "rating", 1, "text", TEXT))
                .expect(404);
        api.as(stranger)
                .get("/api/users/" + buyer.memberId() + "/reviewable-lines")
                .expect(404);
        api.as(stranger).get("/api/users/" + buyer.memberId() + "/reviews").expect(404);
        api.anonymous().post("/api/products/" + product + "/reviews", Map.of()).expect(401);
    }

    @Test
    void namesEveryBadField() {
        Answer refused = api.as(buyer)
                .post("/api/products/" + product + "/reviews", Map.of("rating", 6, "text", "짧다"))
                .expect(400);

        assertThat(refused.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(refused.json().path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("orderLineId", "rating", "text");
    }

    @Test
    @DisplayName("SU-1: twenty clicks at once write one review")
    void twentyClicksAtOnceWriteOneReview() throws Exception {
        Order order = delivered(buyer);

        List<Answer> answers = atOnce(20, () -> write(buyer, order.line(), 5));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("REVIEW_ALREADY_WRITTEN"));
        assertThat(list("").json().at("/rating/count").asInt()).isEqualTo(1);
    }

    @Test
    @DisplayName("SU-1: reviews written at once all count, and each rating told is newer than the one before")
    void reviewsWrittenAtOnceAllCount() throws Exception {
        List<Actor> buyers = IntStream.range(0, 12)
                .mapToObj(i -> Actor.buyer(UUID.randomUUID()))
                .toList();
        List<UUID> lines = buyers.stream().map(one -> delivered(one).line()).toList();
        var next = new java.util.concurrent.atomic.AtomicInteger();

        List<Answer> answers = atOnce(12, () -> {
            int i = next.getAndIncrement();
            return write(buyers.get(i), lines.get(i), 1 + i % 5);
        });

        assertThat(answers).allSatisfy(answer -> answer.expect(201));
        var rating = list("").json().path("rating");
        assertThat(rating.path("count").asInt()).isEqualTo(12);
        assertThat(rating.path("distribution").path("1").asInt()).isEqualTo(3);
        assertThat(rating.path("distribution").path("5").asInt()).isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from support.reviews where product_id = ?")
                        .param(Uuids.toBytes(product))
                        .query(Integer.class)
                        .single())
                .isEqualTo(12);
        List<Long> versions =
                ratings.of(product).stream().map(ProductRatingChanged::version).toList();
        assertThat(versions).isSorted().doesNotHaveDuplicates().endsWith(12L);
    }

    @Test
    void isChangedByItsAuthorWithTheVersionThatWasSeen() {
        String id = write(buyer, delivered(buyer).line(), 2).expect(201).text("id");

        Answer changed = api.as(buyer)
                .patch("/api/reviews/" + id, Map.of("rating", 5, "version", 0))
                .expect(200);

        assertThat(changed.json().path("rating").asInt()).isEqualTo(5);
        assertThat(changed.json().path("version").asInt()).isEqualTo(1);
        assertThat(list("").json().at("/rating/average").asDouble()).isEqualTo(5.0);
        assertThat(api.as(buyer)
                        .patch("/api/reviews/" + id, Map.of("rating", 1, "version", 0))
                        .expect(409)
                        .code())
                .isEqualTo("CONCURRENT_CHANGE");
        api.as(Actor.buyer(UUID.randomUUID()))
                .patch("/api/reviews/" + id, Map.of("rating", 1))
                .expect(404);
        api.as(buyer).patch("/api/reviews/" + id, Map.of("rating", 0)).expect(400);
        api.as(buyer).patch("/api/reviews/" + id, Map.of("stars", 1)).expect(400);
    }

    @Test
    void isGoneWhenItsAuthorDeletesItAndIsNotWrittenAgain() {
        Order order = delivered(buyer);
        String id = write(buyer, order.line(), 2).expect(201).text("id");

        api.as(Actor.buyer(UUID.randomUUID())).delete("/api/reviews/" + id).expect(404);
        api.as(buyer).delete("/api/reviews/" + id).expect(204);

        api.as(buyer).delete("/api/reviews/" + id).expect(404);
        api.as(buyer).get("/api/reviews/" + id).expect(404);
        assertThat(api.as(buyer)
                        .get("/api/users/me/reviews")
                        .json()
                        .path("totalItems")
                        .asInt())
                .isZero();
        assertThat(list("").json().at("/rating/count").asInt()).isZero();
        assertThat(list("").json().at("/rating/average").asDouble()).isZero();
        assertThat(write(buyer, order.line(), 5).expect(409).code()).isEqualTo("REVIEW_ALREADY_WRITTEN");
    }

    @Test
    @DisplayName("SU-1, SU-7: an operator hides a review with a reason, and that is written down")
    void anOperatorHidesAReview() {
        String id = write(buyer, delivered(buyer).line(), 1).expect(201).text("id");
        String hide = "/api/admin/reviews/" + id + "/hide";

        api.as(buyer).post(hide, Map.of("reason", "광고")).expect(403);
        api.as(operator).post(hide, Map.of("reason", " ")).expect(400);
        assertThat(api.as(operator)
                        .post(hide, Map.of("reason", "광고"))
                        .expect(200)
                        .text("status"))
                .isEqualTo("HIDDEN");

        Answer again = api.as(operator).post(hide, Map.of("reason", "광고")).expect(409);
        assertThat(again.code()).isEqualTo("ILLEGAL_REVIEW_STATE");
        assertThat(again.text("detail")).contains("HIDDEN");
        api.anonymous().get("/api/reviews/" + id).expect(404);
        assertThat(api.as(buyer).get("/api/reviews/" + id).expect(200).text("hiddenReason"))
                .isEqualTo("광고");
        assertThat(api.as(buyer)
                        .get("/api/users/me/reviews")
                        .expect(200)
                        .json()
                        .at("/items/0/status")
                        .asString())
                .isEqualTo("HIDDEN");
        api.as(buyer).patch("/api/reviews/" + id, Map.of("rating", 5)).expect(409);
        assertThat(list("").json().at("/rating/count").asInt()).isZero();
        await().untilAsserted(() -> {
            Answer log = api.as(operator).get("/api/admin/audit-log?action=support.review&targetId=" + id);
            assertThat(log.json().at("/totalItems").asInt()).isEqualTo(1);
            assertThat(log.json().at("/items/0/after/reason").asString()).isEqualTo("광고");
            assertThat(log.json().at("/items/0/before/status").asString()).isEqualTo("VISIBLE");
        });
    }

    @Test
    void areSortedAndPaged() {
        for (int stars : List.of(3, 5, 1)) {
            Actor one = Actor.buyer(UUID.randomUUID());
            write(one, delivered(one).line(), stars).expect(201);
        }

        assertThat(list("").json().path("items").findValuesAsString("rating")).containsExactly("1", "5", "3");
        assertThat(list("?sort=best").json().path("items").findValuesAsString("rating"))
                .containsExactly("5", "3", "1");
        assertThat(list("?sort=worst&size=2&page=1").json().path("items").findValuesAsString("rating"))
                .containsExactly("5");
        assertThat(list("?size=2").json().path("totalPages").asInt()).isEqualTo(2);
        assertThat(api.anonymous()
                        .get("/api/products/" + product + "/reviews?sort=stars")
                        .expect(400)
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("sort");
    }

    private static List<Answer> atOnce(int times, Callable<Answer> call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            var futures = threads.invokeAll(java.util.Collections.nCopies(times, call));
            List<Answer> answers = new java.util.ArrayList<>();
            for (var future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
