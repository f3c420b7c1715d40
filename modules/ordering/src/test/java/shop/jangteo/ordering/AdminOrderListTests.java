package shop.jangteo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.jangteo.contract.audit.CommandExecuted;
import shop.jangteo.contract.catalog.OfferChanged;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Role;
import shop.jangteo.ordering.adapter.query.OrderFilter;
import shop.jangteo.ordering.adapter.query.OrderQueries;
import shop.jangteo.platform.persistence.Uuids;
import shop.jangteo.platform.security.AccessTokens;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.testkit.Answer;
import tools.jackson.databind.JsonNode;

@OrderingTest
@DisplayName("OR-12: the orders of operators and sellers")
class AdminOrderListTests {

    private static final String LIST = "/api/admin/orders";
    private static final String EXPORT = LIST + "/export.csv";

    private final Scene scene;
    private final OrderQueries queries;
    private final Neighbours.Statements statements;
    private final Neighbours.Heard heard;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final AccessTokens tokens;
    private final int port;
    private final Actor buyer = Scene.somebody();
    private final UUID brand = UUID.randomUUID();
    private final Actor seller = new Actor(UUID.randomUUID(), Role.BRAND_ADMIN, brand);

    AdminOrderListTests(
            Scene scene,
            OrderQueries queries,
            Neighbours.Statements statements,
            Neighbours.Heard heard,
            JdbcClient jdbc,
            Clock clock,
            AccessTokens tokens,
            @LocalServerPort int port) {
        this.scene = scene;
        this.queries = queries;
        this.statements = statements;
        this.heard = heard;
        this.jdbc = jdbc;
        this.clock = clock;
        this.tokens = tokens;
        this.port = port;
    }

    /** An order of the seller's and of somebody else's goods. */
    private JsonNode mixedOrder() {
        return mixedOrder(Scene.ADDRESS, scene.offer(20_000, brand));
    }

    private JsonNode mixedOrder(Map<String, Object> address, UUID own) {
        Map<String, Object> body = Scene.with(
                Scene.with(Scene.order(own, 1), "shippingAddress", address),
                "items",
                List.of(
                        Map.of("variantId", own, "quantity", 2),
                        Map.of("variantId", scene.offer(30_000), "quantity", 1)));
        return scene.as(buyer).post("/api/orders", body).expect(201).json();
    }

    private static UUID idOf(JsonNode order) {
        return UUID.fromString(order.path("id").asString());
    }

    private JsonNode list(Actor actor, String query) {
        return scene.as(actor).get(LIST + query).expect(200).json();
    }

    private static List<CSVRecord> records(String csv) throws IOException {
        assertThat(csv).startsWith("\uFEFF").contains("\r\n");
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv.substring(1)))
                .getRecords();
    }

    @Test
    void anOperatorFindsAnOrderByAnythingThatIsKnownOfIt() {
        JsonNode order = mixedOrder();
        scene.placed(buyer);
        String number = order.path("orderNumber").asString();
        String product = order.at("/items/0/productId").asString();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Seoul"));

        for (String query : List.of(
                "?orderNumber=" + number,
                "?brandId=" + brand,
                "?productId=" + product,
                "?memberId=" + buyer.memberId() + "&brandId=" + brand + "&keyword=%EC%BA%90%EC%8B%9C",
                "?brandId=" + brand + "&status=PENDING&from=" + today + "&to=" + today + "&sort=finalAmount,desc")) {
            JsonNode found = list(Scene.OPERATOR, query);
            assertThat(found.path("totalItems").asInt()).as(query).isEqualTo(1);
            assertThat(found.at("/items/0/orderNumber").asString()).isEqualTo(number);
            assertThat(found.at("/items/0/items"))
                    .as("an operator sees all of it")
                    .hasSize(2);
        }
        for (String query : List.of(
                "?orderNumber=KF000101FFFFFF",
                "?memberId=" + UUID.randomUUID(),
                "?brandId=" + brand + "&status=PAID",
                "?brandId=" + brand + "&to=" + today.minusDays(1),
                "?brandId=" + brand + "&keyword=100%25_")) {
            assertThat(list(Scene.OPERATOR, query).path("totalItems").asInt())
                    .as(query)
                    .isZero();
        }
    }

    @Test
    void aWrongFilterIsNamed() {
        for (String path : List.of(LIST, EXPORT)) {
            for (String wrong : List.of(
                    "status=GONE",
                    "from=2026-02-30",
                    "to=1999-12-31",
                    "memberId=me",
                    "brandId=x",
                    "productId=x",
                    "orderNumber=" + "K".repeat(17),
                    "keyword=%20")) {
                Answer refused =
                        scene.as(Scene.OPERATOR).get(path + "?" + wrong).expect(400);
                assertThat(refused.json().at("/errors/0/field").asString())
                        .isEqualTo(wrong.substring(0, wrong.indexOf('=')));
            }
            assertThat(scene.as(Scene.OPERATOR)
                            .get(path + "?from=2026-02-02&to=2026-02-01")
                            .expect(400)
                            .json()
                            .at("/errors/0/field")
                            .asString())
                    .isEqualTo("to");
        }
        scene.as(Scene.OPERATOR).get(LIST + "?sort=buyerId").expect(400);
    }

    @Test
    void aSellerSeesItsLinesAndAmountsAndNothingOfOtherSellers() {
        JsonNode order = mixedOrder();
        scene.placed(buyer);

        JsonNode found = list(seller, "");

        assertThat(found.path("totalItems").asInt()).isEqualTo(1);
        JsonNode seen = found.at("/items/0");
        assertThat(seen.path("orderNumber").asString())
                .isEqualTo(order.path("orderNumber").asString());
        assertThat(seen.path("items")).hasSize(1);
        assertThat(seen.path("totalAmount").asLong()).isEqualTo(40_000);
        assertThat(seen.path("finalAmount").asLong()).isEqualTo(40_000);
        assertThat(seen.path("shippingFee").asLong()).isZero();
        assertThat(seen.toString()).doesNotContain("70000", "73000");
        assertThat(list(seller, "?brandId=" + Scene.BRAND).path("items")).isEmpty();
        assertThat(list(seller, "?productId=" + order.at("/items/1/productId").asString())
                        .path("items"))
                .isEmpty();
        scene.as(seller).get(LIST + "?sort=finalAmount").expect(400);
        scene.as(new Actor(UUID.randomUUID(), Role.BRAND_ADMIN, null)).get(LIST).expect(200);
        scene.as(buyer).get(LIST).expect(403);
    }

    @Test
    @DisplayName("OR-12, ID-12: a seller learns where an order goes when it is paid, and never why it isn't wanted")
    void aSellerLearnsWhereAnOrderGoesWhenItIsPaid() throws IOException {
        UUID unpaid = idOf(mixedOrder());
        UUID given = idOf(mixedOrder());
        scene.as(buyer)
                .post("/api/orders/" + given + "/cancel", Map.of("reason", "주소를 잘못 적었어요"))
                .expect(200);
        UUID declined = idOf(mixedOrder());
        scene.decline(declined);

        for (UUID order : List.of(unpaid, given, declined)) {
            Answer seen = scene.as(seller).get("/api/orders/" + order).expect(200);
            assertThat(seen.json().path("shippingAddress").isObject()).isFalse();
            assertThat(seen.body()).doesNotContain("김민지", "01012345678", "세종대로", "잘못 적었어요", "한도");
            assertThat(scene.as(buyer).get("/api/orders/" + order).expect(200).body())
                    .contains("김민지");
        }
        assertThat(records(scene.as(seller).get(EXPORT).expect(200).body()))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.get("recipient") + row.get("phone") + row.get("roadAddress"))
                        .isEmpty());

        scene.capture(unpaid);

        assertThat(scene.as(seller)
                        .get("/api/orders/" + unpaid)
                        .expect(200)
                        .json()
                        .at("/shippingAddress/recipient")
                        .asString())
                .isEqualTo("김민지");
        assertThat(records(scene.as(seller)
                        .get(EXPORT + "?status=PAID")
                        .expect(200)
                        .body()))
                .singleElement()
                .satisfies(row -> assertThat(row.get("recipient")).isEqualTo("김민지"));
    }

    @Test
    @DisplayName("OR-12: what another brand's buyer doesn't want any more keeps no seller from taking up the rest")
    void aSellerTakesUpWhatIsLeft() {
        JsonNode order = mixedOrder();
        UUID id = idOf(order);
        scene.capture(id);
        scene.move(seller, id, "PREPARING").expect(403);

        scene.as(Scene.OPERATOR)
                .keyed()
                .post(
                        LIST + "/" + id + "/cancel",
                        Map.of(
                                "reason",
                                "품절",
                                "items",
                                List.of(Map.of("itemId", order.at("/items/1/id").asString(), "quantity", 1))))
                .expect(200);

        scene.move(Scene.SELLER, id, "PREPARING").expect(403);
        scene.move(seller, id, "PREPARING").expect(200);
    }

    @Test
    @DisplayName("OR-12: a page of the orders in one state is read by an index, and sorts nothing")
    void aPageOfAStateSortsNothing() {
        manyOrders(2_000, 1);

        Map<String, Object> plan = jdbc.sql(
                        "explain select id, final_amount from ordering.orders where status = 'PENDING'"
                                + " order by placed_at desc, id desc limit 20")
                .query()
                .singleRow();

        assertThat(plan).containsEntry("key", "orders_of_state");
        assertThat(String.valueOf(plan.get("Extra"))).doesNotContain("filesort");
    }

    @Test
    void aPageCostsThreeStatementsHoweverLongItIs() {
        for (int i = 0; i < 3; i++) {
            mixedOrder();
        }
        var filter = new OrderFilter(null, null, null, buyer.memberId(), brand, null, null, "코트");

        for (Actor actor : List.of(Scene.OPERATOR, seller)) {
            for (int size : List.of(1, 3)) {
                assertThat(statements.during(() -> queries.forFulfilment(actor, filter, new Paging(0, size, null))))
                        .isEqualTo(3);
            }
        }
    }

    @Test
    void anExportIsForSpreadsheetsAndHarmless() throws IOException {
        UUID coat = UUID.randomUUID();
        scene.publish(new OfferChanged(
                UUID.randomUUID(),
                clock.instant(),
                coat,
                UUID.randomUUID(),
                brand,
                List.of(UUID.randomUUID()),
                "=HYPERLINK(\"http://evil.example\";\"여기\")",
                Map.of("색상", "네이비, \"깊은\""),
                null,
                Money.won(20_000),
                true,
                1));
        Map<String, Object> address = Scene.with(Scene.ADDRESS, "note", "+문 앞\n\"부재 시\", 경비실");
        JsonNode order = mixedOrder(address, coat);

        Answer answer = scene.as(Scene.OPERATOR)
                .get(EXPORT + "?orderNumber=" + order.path("orderNumber").asString())
                .expect(200);

        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition")).matches("attachment; filename=\"orders-[0-9-]{10}\\.csv\"");
        List<CSVRecord> rows = records(answer.body());
        assertThat(rows).hasSize(2);
        CSVRecord first = rows.getFirst();
        assertThat(first.get("orderNumber")).isEqualTo(order.path("orderNumber").asString());
        assertThat(first.get("placedAt")).endsWith("+09:00");
        assertThat(first.get("productName")).isEqualTo("'=HYPERLINK(\"http://evil.example\";\"여기\")");
        assertThat(first.get("options")).isEqualTo("색상: 네이비, \"깊은\"");
        assertThat(first.get("lineAmount")).isEqualTo("40000");
        assertThat(first.get("finalAmount")).isEqualTo("70000");
        assertThat(first.get("recipient")).isEqualTo("김민지");
        assertThat(first.get("phone")).isEqualTo("01012345678");
        assertThat(first.get("note")).isEqualTo("'+문 앞\n\"부재 시\", 경비실");
    }

    @Test
    void anExportOfASellerHasItsLinesAndNothingElse() throws IOException {
        mixedOrder();

        List<CSVRecord> rows = records(scene.as(seller).get(EXPORT).expect(200).body());

        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().get("lineAmount")).isEqualTo("40000");
        assertThat(rows.getFirst().get("finalAmount")).isEmpty();
        assertThat(rows.getFirst().get("totalAmount")).isEmpty();
        scene.as(buyer).get(EXPORT).expect(403);
    }

    @Test
    @DisplayName("SU-7: who takes personal data out of the shop is kept")
    void anExportIsAudited() {
        scene.as(seller).get(EXPORT + "?brandId=" + brand).expect(200);

        assertThat(heard.all(CommandExecuted.class))
                .filteredOn(event -> event.actorId().equals(seller.memberId()))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.action()).isEqualTo("ordering.order.export");
                    assertThat(event.after()).isEqualTo("{\"brandId\":\"" + brand + "\"}");
                });
    }

    @Test
    void thousandsOfOrdersAreExportedOnceEachNewestFirst() throws IOException {
        manyOrders(2_300, 10);

        List<String> numbers = records(scene.as(seller).get(EXPORT).expect(200).body()).stream()
                .map(row -> row.get("orderNumber"))
                .toList();

        assertThat(numbers).hasSize(2_300).doesNotHaveDuplicates().isSorted();
    }

    @Test
    @DisplayName("an export streams: its first rows have arrived before its last are read")
    void anExportStreams() throws IOException {
        manyOrders(9_000, 500);

        try (var socket = new Socket()) {
            // As small as it gets: what the reader doesn't take must not fit into the network's buffers.
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            String token = tokens.issue(seller.memberId(), seller.role(), brand, UUID.randomUUID(), clock.instant());
            socket.getOutputStream()
                    .write(("GET " + EXPORT + " HTTP/1.0\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer "
                                    + token + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 512);
            String first = in.lines()
                    .filter(line -> line.contains("000000,"))
                    .findFirst()
                    .orElseThrow();
            assertThat(first).contains("코트코트");

            jdbc.sql("update ordering.order_lines l join ordering.orders o on o.id = l.order_id"
                            + " set l.product_name = '나중에 바뀐 이름' where o.order_number like ? and l.brand_id = ?")
                    .param("%008999")
                    .param(Uuids.toBytes(brand))
                    .update();

            String last = in.lines().reduce((_, next) -> next).orElseThrow();
            assertThat(last).contains("008999,").contains("나중에 바뀐 이름");
        }
    }

    @Test
    @DisplayName("OR-12: an export that can't be read to its end breaks off: nobody takes a part of it for the whole")
    void anExportThatFailsOnItsWayBreaksOff() throws Exception {
        manyOrders(1_000, 40);
        // A seller gets the address of what was paid.
        jdbc.sql("update ordering.orders set payment_id = id, sealed_address = 'nothing that could be opened'"
                        + " where order_number = ?")
                .param(seed() + "000999")
                .update();
        String token = tokens.issue(seller.memberId(), seller.role(), brand, UUID.randomUUID(), clock.instant());
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + EXPORT))
                .header("Authorization", "Bearer " + token)
                .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            var read = new ByteArrayOutputStream();
            assertThatThrownBy(() -> answer.body().transferTo(read)).isInstanceOf(IOException.class);
            assertThat(read.toString(StandardCharsets.UTF_8))
                    .contains(seed() + "000000,")
                    .doesNotContain("000999,")
                    .doesNotContain("INTERNAL_ERROR");
        }
    }

    /** Copies of one order, each a second older than the one before. */
    private void manyOrders(int number, int lengthOfNames) {
        UUID model = Scene.id(scene.as(buyer)
                .post("/api/orders", Scene.order(scene.offer(20_000, brand), 1))
                .expect(201));
        String seed = seed();
        String numbers =
                "(select a.d + 10 * b.d + 100 * c.d + 1000 * e.d as n from DIGITS a, DIGITS b, DIGITS c, DIGITS e)"
                        .replace(
                                "DIGITS",
                                "(select 0 d union all select 1 union all select 2 union all select 3 union all select"
                                    + " 4 union all select 5 union all select 6 union all select 7 union all select 8"
                                    + " union all select 9)");
        copy(
                "orders",
                Map.of(
                        "id", "unhex(md5(concat('" + seed + "o', n)))",
                        "order_number", "concat('" + seed + "', lpad(n, 6, '0'))",
                        "status", "'CANCELLED'",
                        "request_key", "null",
                        "request_content", "null",
                        "placed_at", "t.placed_at - interval (n + 1) second"),
                "t.id = ?",
                numbers,
                number,
                model);
        copy(
                "order_lines",
                Map.of(
                        "id", "unhex(md5(concat('" + seed + "l', n)))",
                        "order_id", "unhex(md5(concat('" + seed + "o', n)))",
                        "product_name", "repeat('코트', " + lengthOfNames / 2 + ")"),
                "t.order_id = ?",
                numbers,
                number,
                model);
        // The model isn't the seller's any more.
        jdbc.sql("update ordering.order_lines set brand_id = ? where order_id = ?")
                .param(Uuids.toBytes(Scene.BRAND))
                .param(Uuids.toBytes(model))
                .update();
    }

    @AfterEach
    void removeCopies() {
        jdbc.sql("delete l from ordering.order_lines l join ordering.orders o on o.id = l.order_id"
                        + " where o.order_number like ?")
                .param(seed() + "%")
                .update();
        jdbc.sql("delete from ordering.orders where order_number like ?")
                .param(seed() + "%")
                .update();
    }

    private String seed() {
        return "X" + brand.toString().substring(0, 8);
    }

    private void copy(String table, Map<String, String> changed, String where, String numbers, int number, UUID model) {
        List<String> columns = jdbc.sql("select column_name from information_schema.columns"
                        + " where table_schema = 'ordering' and table_name = ?")
                .param(table)
                .query(String.class)
                .list();
        String values = columns.stream()
                .map(name -> changed.getOrDefault(name, "t." + name))
                .collect(Collectors.joining(", "));
        jdbc.sql("insert into ordering." + table + " (" + String.join(", ", columns) + ") select " + values
                        + " from ordering." + table + " t, " + numbers + " numbers where n < " + number + " and "
                        + where)
                .param(Uuids.toBytes(model))
                .update();
    }
}
