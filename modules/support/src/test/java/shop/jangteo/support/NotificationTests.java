package shop.jangteo.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.support.News.Order;
import shop.jangteo.support.application.SendDueMail;
import shop.jangteo.testkit.ApiClient;
import shop.jangteo.testkit.ContextTest;
import tools.jackson.databind.JsonNode;

@ContextTest
@DisplayName("SU-5: notifications")
class NotificationTests {

    private final ApiClient api;
    private final News news;
    private final RecordingMailer mailer;
    private final SendDueMail sendDueMail;
    private final JdbcClient jdbc;
    private final UUID member = UUID.randomUUID();
    private final String email = member + "@example.com";
    private final ApiClient own;
    private final Order order = Order.of(member, UUID.randomUUID());

    NotificationTests(ApiClient api, News news, RecordingMailer mailer, SendDueMail sendDueMail, JdbcClient jdbc) {
        this.api = api;
        this.news = news;
        this.mailer = mailer;
        this.sendDueMail = sendDueMail;
        this.jdbc = jdbc;
        this.own = api.as(Actor.buyer(member));
    }

    private JsonNode list() {
        return own.get("/api/users/me/notifications").expect(200).json();
    }

    private String statusOfMail(String dedupeKey) {
        return jdbc.sql("select status from support.notifications where member_id = ? and channel = 'EMAIL' and"
                        + " dedupe_key = ?")
                .param(Uuids.toBytes(member))
                .param(dedupeKey)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private void advanceClock(Duration by) {
        api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null))
                .post("/api/admin/clock", Map.of("advance", by.toString()))
                .expect(200);
    }

    @Test
    @DisplayName("SU-5, DE-3: a member is told of sign-up, payment, shipping and delivery, in the shop and by mail")
    void aMemberIsToldEverythingOfAnOrder() {
        news.tell(news.registered(member, email, "홍길동"));
        await().until(() -> mailer.sentTo(email).size() == 1);
        news.tell(news.paid(order, 39_000));
        await().until(() -> mailer.sentTo(email).size() == 2);
        news.tell(news.shipped(order, UUID.randomUUID(), "123456789012"));
        await().until(() -> mailer.sentTo(email).size() == 3);
        news.tell(news.delivered(order));
        await().until(() -> mailer.sentTo(email).size() == 4);

        JsonNode page = list();
        assertThat(page.path("items").findValuesAsString("type"))
                .containsExactly("DELIVERED", "SHIPPED", "ORDER_PAID", "WELCOME");
        assertThat(page.path("unread").asInt()).isEqualTo(4);
        assertThat(page.at("/items/1/text").asString())
                .contains(order.number(), "CJ대한통운", "123456789012", "https://trace.example/123456789012");
        assertThat(page.at("/items/1/link").asString()).isEqualTo("https://trace.example/123456789012");
        assertThat(page.at("/items/2/orderId").asString()).isEqualTo(order.id().toString());
        assertThat(mailer.sentTo(email).get(1).text()).contains("홍길동님", "39,000원", order.number());
        assertThat(mailer.sentTo(email).get(1).subject()).startsWith("[장터]");
        assertThat(own.header("Accept-Language", "en")
                        .get("/api/users/me/notifications")
                        .json()
                        .at("/items/2/text")
                        .asString())
                .contains("₩39,000");
    }

    @Test
    void aCancelledAndARefundedOrderAreToldToo() {
        news.tell(news.cancelled(order, "BUYER"), news.refunded(order, 39_000));

        await().untilAsserted(() -> assertThat(list().path("items").findValuesAsString("type"))
                .containsExactlyInAnyOrder("ORDER_CANCELLED", "REFUNDED"));
    }

    @Test
    @DisplayName(
            "OR-9 PA-6 PR-6: parts that are cancelled, deposits that are awaited or taken back, and tiers are told")
    void whatElseHappensIsTold() {
        Instant due = Instant.parse("2026-01-05T14:59:00Z");
        news.tell(
                news.partCancelled(order),
                news.depositAwaited(order, due),
                news.depositTakenBack(order, due),
                news.tierChanged(member));

        await().untilAsserted(() -> assertThat(list().path("items").findValuesAsString("type"))
                .containsExactlyInAnyOrder(
                        "ORDER_PART_CANCELLED", "DEPOSIT_AWAITED", "DEPOSIT_TAKEN_BACK", "TIER_CHANGED"));
        assertThat(list().path("items").findValuesAsString("text"))
                .anySatisfy(text -> assertThat(text).contains("봄 재킷 × 1", "35,000원", order.number()))
                .anySatisfy(text -> assertThat(text).contains("국민 X1234567890", "39,000원", "2026-01-05 23:59까지"))
                .anySatisfy(text -> assertThat(text).contains("입금을 취소", "2026-01-05 23:59"))
                .anySatisfy(text -> assertThat(text).contains("SILVER에서 GOLD"));
    }

    @Test
    @DisplayName("OR-3 SU-5: a guest is told by the mail address of the order, whichever news comes first")
    void aGuestIsToldByMail() {
        Order byGuest = Order.of(UUID.randomUUID(), UUID.randomUUID());
        Order anotherOfTheBrowser = Order.of(byGuest.buyer(), UUID.randomUUID());
        String address = byGuest.id() + "@example.com";
        String other = anotherOfTheBrowser.id() + "@example.com";

        news.tell(news.paid(byGuest, 39_000));
        news.tell(news.placedByGuest(byGuest, address));
        news.tell(news.placedByGuest(anotherOfTheBrowser, other));
        await().until(() -> jdbc.sql("select count(*) from support.member_contacts where member_id in (?, ?)")
                        .param(Uuids.toBytes(byGuest.id()))
                        .param(Uuids.toBytes(anotherOfTheBrowser.id()))
                        .query(Integer.class)
                        .single()
                == 2);
        advanceClock(Duration.ofDays(1));
        sendDueMail.handle();

        await().until(() -> mailer.sentTo(address).size() == 1);
        assertThat(mailer.sentTo(address).getFirst().text()).contains("손님님", byGuest.number());
        assertThat(mailer.sentTo(other)).isEmpty();
    }

    @Test
    void theSameFactIsToldOnceEvenWhenItComesInTwoEvents() {
        news.tell(news.paid(order, 39_000));
        news.tell(news.paid(order, 39_000));
        news.tell(news.cancelled(order, "EXPIRED"));

        await().untilAsserted(() ->
                assertThat(list().path("items").findValuesAsString("type")).contains("ORDER_EXPIRED"));
        assertThat(list().path("items").findValuesAsString("type")).containsOnlyOnce("ORDER_PAID");
    }

    @Test
    void aCorrectedInvoiceNumberIsToldAgain() {
        UUID shipment = UUID.randomUUID();
        news.tell(news.shipped(order, shipment, "111111111111"));
        news.tell(news.shipped(order, shipment, "222222222222"));

        await().untilAsserted(
                        () -> assertThat(list().path("totalItems").asInt()).isEqualTo(2));
    }

    @Test
    void isReadByItsMemberAndNobodyElse() {
        news.tell(news.paid(order, 39_000));
        await().untilAsserted(() -> assertThat(list().path("unread").asInt()).isEqualTo(1));
        String id = list().at("/items/0/id").asString();
        String path = "/api/users/" + member + "/notifications";
        ApiClient stranger = api.as(Actor.buyer(UUID.randomUUID()));
        ApiClient operator = api.as(new Actor(UUID.randomUUID(), Role.MASTER_ADMIN, null));

        stranger.get(path).expect(404);
        operator.get(path).expect(404);
        stranger.post(path + "/" + id + "/read").expect(404);
        stranger.post("/api/users/me/notifications/" + id + "/read").expect(404);
        api.anonymous().get(path).expect(401);
        own.post(path + "/" + id + "/read").expect(204);
        String readAt = list().at("/items/0/readAt").asString();
        own.post(path + "/" + id + "/read").expect(204);

        assertThat(readAt).isNotBlank();
        assertThat(list().at("/items/0/readAt").asString()).isEqualTo(readAt);
        assertThat(list().path("unread").asInt()).isZero();
        assertThat(own.get(path + "?unread=true").json().path("totalItems").asInt())
                .isZero();
        own.post(path + "/" + UUID.randomUUID() + "/read").expect(404);
    }

    @Test
    void mailIsTriedAgainLaterAndSentOnce() {
        mailer.refuse(email, 2);
        news.tell(news.registered(member, email, "홍길동"));
        await().until(() -> statusOfMail("welcome").equals("PENDING") && attempts("welcome") >= 1);

        sendDueMail.handle();
        assertThat(mailer.sentTo(email)).isEmpty();
        await().untilAsserted(() -> {
            advanceClock(Duration.ofMinutes(5));
            sendDueMail.handle();
            assertThat(mailer.sentTo(email)).hasSize(1);
        });

        advanceClock(Duration.ofHours(1));
        sendDueMail.handle();
        assertThat(mailer.sentTo(email)).hasSize(1);
        assertThat(statusOfMail("welcome")).isEqualTo("SENT");
        assertThat(attempts("welcome")).isEqualTo(3);
    }

    @Test
    void mailIsGivenUpInTheEnd() {
        mailer.refuse(email, 1000);
        news.tell(news.registered(member, email, "홍길동"));

        await().untilAsserted(() -> {
            advanceClock(Duration.ofDays(1));
            sendDueMail.handle();
            assertThat(statusOfMail("welcome")).isEqualTo("FAILED");
        });
        assertThat(attempts("welcome")).isEqualTo(6);
    }

    @Test
    void mailWaitsForTheAddressWhenTheOrderIsHeardOfFirst() {
        news.tell(news.paid(order, 39_000));
        await().until(() -> attempts("paid:" + order.id()) >= 1);
        news.tell(news.registered(member, email, "홍길동"));
        await().until(() -> mailer.sentTo(email).size() == 1);

        await().untilAsserted(() -> {
            advanceClock(Duration.ofMinutes(5));
            sendDueMail.handle();
            assertThat(mailer.sentTo(email)).hasSize(2);
        });
    }

    @Test
    @DisplayName("SU-5: mail that a dead instance had in its hands is sent by another, when the hold is over")
    void mailOfADeadInstanceIsSentByAnother() {
        mailer.refuse(email, 1);
        news.tell(news.registered(member, email, "홍길동"));
        await().until(() -> statusOfMail("welcome").equals("PENDING") && attempts("welcome") == 1);
        jdbc.sql("update support.notifications set status = 'SENDING', attempts = 2, due_at = due_at + interval"
                        + " 2 minute where member_id = ? and channel = 'EMAIL'")
                .param(Uuids.toBytes(member))
                .update();

        sendDueMail.handle();
        assertThat(mailer.sentTo(email)).isEmpty();
        advanceClock(Duration.ofMinutes(10));
        await().untilAsserted(() -> {
            sendDueMail.handle();
            assertThat(mailer.sentTo(email)).hasSize(1);
        });
    }

    @Test
    @DisplayName("SU-5: eight instances at work send each mail once")
    void eightInstancesSendEachMailOnce() throws Exception {
        mailer.refuse(email, 1);
        news.tell(news.registered(member, email, "홍길동"));
        await().until(() -> statusOfMail("welcome").equals("PENDING") && attempts("welcome") == 1);
        advanceClock(Duration.ofMinutes(5));

        try (var instances = Executors.newFixedThreadPool(8)) {
            for (var done : instances.invokeAll(IntStream.range(0, 8)
                    .mapToObj(i -> Executors.callable(sendDueMail::handle))
                    .toList())) {
                done.get();
            }
        }

        await().untilAsserted(() -> assertThat(statusOfMail("welcome")).isEqualTo("SENT"));
        assertThat(mailer.sentTo(email)).hasSize(1);
        assertThat(attempts("welcome")).isEqualTo(2);
    }

    @Test
    void mailGoesToTheNewestAddressInWhateverOrderTheChangesAreTold() {
        String newest = "newest-" + email;
        news.tell(news.changed(member, newest, "홍길순", 7));
        news.tell(news.changed(member, "older-" + email, "홍길동", 6));
        news.tell(news.registered(member, email, "홍길동"));
        await().untilAsserted(() -> assertThat(versionOfContact()).isEqualTo(7));
        await().until(() -> list().path("totalItems").asInt() == 1);
        news.tell(news.delivered(order));

        await().untilAsserted(() -> assertThat(mailer.sentTo(newest))
                .anySatisfy(mail -> assertThat(mail.text()).contains("홍길순님", order.number())));
    }

    @Test
    @DisplayName("ID-12: addresses and names are sealed in the database")
    void addressesAreSealed() {
        news.tell(news.registered(member, email, "홍길동"));
        await().until(() -> mailer.sentTo(email).size() == 1);

        Map<String, Object> row = jdbc.sql("select email, name, phone from support.member_contacts where member_id = ?")
                .param(Uuids.toBytes(member))
                .query()
                .singleRow();

        assertThat(row.toString()).doesNotContain(email, "홍길동", "01012345678");
    }

    private long versionOfContact() {
        return jdbc.sql("select coalesce(max(version), -2) from support.member_contacts where member_id = ?")
                .param(Uuids.toBytes(member))
                .query(Long.class)
                .single();
    }

    private int attempts(String dedupeKey) {
        return jdbc.sql("select coalesce(max(attempts), 0) from support.notifications"
                        + " where member_id = ? and channel = 'EMAIL' and dedupe_key = ?")
                .param(Uuids.toBytes(member))
                .param(dedupeKey)
                .query(Integer.class)
                .single();
    }
}
