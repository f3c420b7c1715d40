package shop.jangteo.payment.adapter.out.toss;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A small Toss Payments over HTTP that keeps books: payments, virtual accounts, cancellations, transactions, cash receipts,
 * and the first answer for each idempotency key, whatever the body of a repetition says.
 */
public final class FakeToss {

    static final String SECRET_KEY = "test_sk_fake";
    static final String CLIENT_KEY = "test_ck_fake";
    public static final FakeToss RUNNING = new FakeToss();

    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
    private static final JsonMapper JSON = JsonMapper.shared();

    private record Answer(int status, JsonNode body) {}

    private final HttpServer server;
    private final Map<String, ObjectNode> payments = new LinkedHashMap<>();
    private final Map<String, String> cards = new HashMap<>();
    private final List<ObjectNode> transactions = new ArrayList<>();
    private final Map<String, ObjectNode> receipts = new LinkedHashMap<>();
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, Answer> refusedRefunds = new HashMap<>();
    private final AtomicBoolean losing = new AtomicBoolean();
    private Clock clock = Clock.systemUTC();
    private int numbers;

    private FakeToss() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public synchronized void useClock(Clock other) {
        clock = other;
    }

    // ---- what happens outside of the shop ---------------------------------------------------------------------------

    /** The buyer agrees in the window. @return what the window sends the shop */
    public synchronized String agree(String orderId, long amount, String method) {
        ObjectNode payment = payment(orderId, method, amount);
        payment.put("status", "IN_PROGRESS");
        return payment.get("paymentKey").asString();
    }

    /** The buyer agrees with a card that its issuer will refuse. */
    public synchronized String agreeWith(String orderId, long amount, String refusal) {
        String key = agree(orderId, amount, "카드");
        cards.put(key, refusal);
        return key;
    }

    /** The buyer lets the time pass. */
    public synchronized void expire(String orderId) {
        ObjectNode payment = byOrder(orderId);
        payment.put("status", "EXPIRED");
        payment.putObject("failure").put("code", "EXPIRED_PAYMENT").put("message", "결제 시간이 만료되었습니다.");
    }

    public synchronized void deposit(String orderId) {
        ObjectNode payment = byOrder(orderId);
        payment.put("approvedAt", now());
        move(payment, "DONE", payment.get("totalAmount").asLong());
    }

    /** The bank found the deposit to be a mistake. */
    public synchronized void takeBack(String orderId) {
        ObjectNode payment = byOrder(orderId);
        move(payment, "WAITING_FOR_DEPOSIT", payment.get("totalAmount").asLong());
    }

    /** The next refund of the payment is refused, for good under its key. */
    public synchronized void refuseNextRefund(String paymentKey) {
        refusedRefunds.put(paymentKey, error(403, "NOT_CANCELABLE_PAYMENT", "취소 할 수 없는 결제 입니다."));
    }

    /** The next refund of the payment fails without a word about it, and so does every repetition under its key. */
    public synchronized void failNextRefund(String paymentKey) {
        refusedRefunds.put(paymentKey, error(500, "FAILED_PARTIAL_REFUND", "은행 점검, 해약 계좌 등의 사유로 부분 환불이 실패했습니다."));
    }

    public synchronized String secretOf(String orderId) {
        return byOrder(orderId).get("secret").asString();
    }

    public synchronized long balanceOf(String paymentKey) {
        return payments.get(paymentKey).get("balanceAmount").asLong();
    }

    public synchronized List<ObjectNode> receiptsOf(String orderId) {
        return receipts.values().stream()
                .filter(receipt -> receipt.get("orderId").asString().equals(orderId))
                .map(ObjectNode::deepCopy)
                .toList();
    }

    /** The next request that moves money is carried out, and nobody hears of it. */
    public void loseNextAnswer() {
        losing.set(true);
    }

    // ---- the API ----------------------------------------------------------------------------------------------------

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answerTo(exchange);
            if (exchange.getRequestMethod().equals("POST") && losing.compareAndSet(true, false)) {
                return;
            }
            byte[] body = JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().add("Content-Type", "application/json;charset=UTF-8");
            exchange.getResponseHeaders().add("X-TossPayments-Trace-Id", "trace-" + ++numbers);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answerTo(HttpExchange exchange) throws IOException {
        String basic =
                "Basic " + Base64.getEncoder().encodeToString((SECRET_KEY + ":").getBytes(StandardCharsets.ISO_8859_1));
        if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return error(401, "UNAUTHORIZED_KEY", "인증되지 않은 시크릿 키 혹은 클라이언트 키 입니다.");
        }
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("GET")) {
            synchronized (this) {
                return path.equals("/v1/transactions") ? list(query(exchange)) : read(path);
            }
        }
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        String testCode = exchange.getRequestHeaders().getFirst("TossPayments-Test-Code");
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        synchronized (this) {
            Supplier<Answer> work = () -> testCode == null ? post(path, body) : error(403, testCode, "테스트 오류입니다.");
            if (key == null) {
                return work.get();
            }
            Answer first = answers.get(key + " " + path);
            if (first == null) {
                first = work.get();
                answers.put(
                        key + " " + path,
                        new Answer(first.status(), first.body().deepCopy()));
            }
            return first;
        }
    }

    private Answer read(String path) {
        String[] parts = path.split("/", -1);
        boolean byOrder = parts.length == 5 && parts[3].equals("orders");
        return payments.values().stream()
                .filter(payment -> payment.get(byOrder ? "orderId" : "paymentKey")
                        .asString()
                        .equals(parts[parts.length - 1]))
                .findFirst()
                .map(payment -> new Answer(200, payment.deepCopy()))
                .orElseGet(() -> error(404, "NOT_FOUND_PAYMENT", "존재하지 않는 결제 입니다."));
    }

    private Answer post(String path, JsonNode body) {
        String[] parts = path.split("/", -1);
        return switch (parts[2] + (parts.length > 3 ? " " + parts[parts.length - 1] : "")) {
            case "payments confirm" -> confirm(body);
            case "payments cancel" -> cancel(parts[3], body);
            case "virtual-accounts" -> account(body);
            case "cash-receipts" -> receipt(body);
            case "cash-receipts cancel" -> cancelReceipt(parts[3], body);
            default -> error(404, "NOT_FOUND", "존재하지 않는 정보 입니다.");
        };
    }

    private Answer confirm(JsonNode body) {
        ObjectNode payment = payments.get(body.get("paymentKey").asString());
        if (payment == null) {
            return error(404, "NOT_FOUND_PAYMENT_SESSION", "결제 시간이 만료되어 결제 진행 데이터가 존재하지 않습니다.");
        }
        if (payment.get("status").asString().equals("DONE")) {
            return error(400, "ALREADY_PROCESSED_PAYMENT", "이미 처리된 결제 입니다.");
        }
        if (!payment.get("orderId").equals(body.get("orderId"))
                || payment.get("totalAmount").asLong() != body.get("amount").asLong()) {
            return error(400, "INVALID_REQUEST", "잘못된 요청입니다.");
        }
        String refusal = cards.get(payment.get("paymentKey").asString());
        if (refusal != null) {
            payment.put("status", "ABORTED");
            payment.putObject("failure").put("code", refusal).put("message", "카드사에서 거절했습니다.");
            return error(403, refusal, "카드사에서 거절했습니다.");
        }
        payment.put("approvedAt", now());
        payment.putObject("receipt").put("url", "https://dashboard.tosspayments.test/receipt/" + ++numbers);
        move(payment, "DONE", payment.get("totalAmount").asLong());
        return new Answer(200, payment.deepCopy());
    }

    private Answer account(JsonNode body) {
        if (!body.get("bank").asString().matches("39|34|06|03|11|31|32|45|07|88|20|71|81")) {
            return error(400, "INVALID_BANK", "유효하지 않은 은행입니다.");
        }
        ObjectNode payment = payment(
                body.get("orderId").asString(), "가상계좌", body.get("amount").asLong());
        Instant due = LocalDateTime.parse(body.get("dueDate").asString())
                .atZone(KOREA)
                .toInstant();
        payment.putObject("virtualAccount")
                .put("accountType", "일반")
                .put("accountNumber", "X6505" + ++numbers)
                .put("bankCode", body.get("bank").asString())
                .put("customerName", body.get("customerName").asString())
                .put("dueDate", time(due))
                .put("refundStatus", "NONE")
                .put("expired", false)
                .put("settlementStatus", "INCOMPLETED");
        move(payment, "WAITING_FOR_DEPOSIT", payment.get("totalAmount").asLong());
        return new Answer(200, payment.deepCopy());
    }

    private Answer cancel(String paymentKey, JsonNode body) {
        ObjectNode payment = payments.get(paymentKey);
        if (payment == null) {
            return error(404, "NOT_FOUND_PAYMENT", "존재하지 않는 결제 입니다.");
        }
        Answer refusal = refusedRefunds.remove(paymentKey);
        if (refusal != null) {
            return refusal;
        }
        boolean account = payment.get("virtualAccount").isObject();
        String status = payment.get("status").asString();
        long balance = payment.get("balanceAmount").asLong();
        long amount = body.path("cancelAmount").asLong(balance);
        if (status.equals("CANCELED")) {
            return error(400, "ALREADY_CANCELED_PAYMENT", "이미 취소된 결제 입니다.");
        }
        if (account
                && !status.equals("WAITING_FOR_DEPOSIT")
                && !body.path("refundReceiveAccount").isObject()) {
            return error(400, "INVALID_REFUND_ACCOUNT_INFO", "환불 계좌번호와 예금주명이 일치하지 않습니다.");
        }
        if (amount > balance) {
            return error(403, "NOT_CANCELABLE_AMOUNT", "취소 할 수 없는 금액 입니다.");
        }
        payment.put("balanceAmount", balance - amount);
        if (!payment.get("cancels").isArray()) {
            payment.putArray("cancels");
        }
        String transaction = move(payment, amount == balance ? "CANCELED" : "PARTIAL_CANCELED", amount);
        ((ArrayNode) payment.get("cancels"))
                .addObject()
                .put("transactionKey", transaction)
                .put("cancelAmount", amount)
                .put("cancelReason", body.get("cancelReason").asString())
                .put("refundableAmount", balance - amount)
                .put("canceledAt", now())
                .put("cancelStatus", "DONE");
        return new Answer(200, payment.deepCopy());
    }

    private Answer receipt(JsonNode body) {
        ObjectNode receipt = JSON.createObjectNode()
                .put("receiptKey", "rk_" + ++numbers)
                .put("issueNumber", "G%08d".formatted(numbers))
                .put("issueStatus", "COMPLETED")
                .put("transactionType", "CONFIRM")
                .put("type", body.get("type").asString())
                .put(
                        "customerIdentityNumber",
                        body.get("customerIdentityNumber").asString())
                .put("orderId", body.get("orderId").asString())
                .put("amount", body.get("amount").asLong())
                .put("receiptUrl", "https://dashboard.tosspayments.test/cash/" + numbers);
        receipts.put(receipt.get("receiptKey").asString(), receipt);
        return new Answer(200, receipt.deepCopy());
    }

    private Answer cancelReceipt(String receiptKey, JsonNode body) {
        ObjectNode receipt = receipts.get(receiptKey);
        long amount = body.path("amount").asLong(receipt.get("amount").asLong());
        receipt.put("amount", receipt.get("amount").asLong() - amount);
        return new Answer(
                200, receipt.deepCopy().put("transactionType", "CANCEL").put("amount", amount));
    }

    private Answer list(Map<String, String> query) {
        Instant from = LocalDateTime.parse(query.get("startDate")).atZone(KOREA).toInstant();
        Instant to = LocalDateTime.parse(query.get("endDate")).atZone(KOREA).toInstant();
        ArrayNode page = JSON.createArrayNode();
        boolean begun = !query.containsKey("startingAfter");
        for (ObjectNode one : transactions) {
            Instant at = java.time.OffsetDateTime.parse(one.get("transactionAt").asString())
                    .toInstant();
            if (begun
                    && !at.isBefore(from)
                    && !at.isAfter(to.plusSeconds(1))
                    && page.size() < Integer.parseInt(query.get("limit"))) {
                page.add(one);
            }
            begun |= one.get("transactionKey").asString().equals(query.get("startingAfter"));
        }
        return new Answer(200, page);
    }

    private ObjectNode payment(String orderId, String method, long amount) {
        ObjectNode payment = JSON.createObjectNode()
                .put("version", "2022-11-16")
                .put("paymentKey", "pk_fake_" + ++numbers)
                .put("type", "NORMAL")
                .put("orderId", orderId)
                .put("orderName", "텀블러 외 1건")
                .put("mId", "tfake01")
                .put("currency", "KRW")
                .put("method", method)
                .put("status", "READY")
                .put("totalAmount", amount)
                .put("balanceAmount", amount)
                .put("suppliedAmount", amount - Math.round(amount / 11.0))
                .put("vat", Math.round(amount / 11.0))
                .put("taxFreeAmount", 0)
                .put("requestedAt", now())
                .put("isPartialCancelable", true)
                .put("secret", "ps_fake_" + numbers);
        payment.putNull("approvedAt")
                .putNull("virtualAccount")
                .putNull("cancels")
                .putNull("receipt");
        payments.put(payment.get("paymentKey").asString(), payment);
        return payment;
    }

    private String move(ObjectNode payment, String status, long amount) {
        String key = "TX-" + ++numbers;
        payment.put("status", status).put("lastTransactionKey", key);
        transactions.add(JSON.createObjectNode()
                .put("mId", "tfake01")
                .put("transactionKey", key)
                .put("paymentKey", payment.get("paymentKey").asString())
                .put("orderId", payment.get("orderId").asString())
                .put("method", payment.get("method").asString())
                .put("status", status)
                .put("transactionAt", now())
                .put("currency", "KRW")
                .put("amount", amount));
        return key;
    }

    private ObjectNode byOrder(String orderId) {
        return payments.values().stream()
                .filter(payment -> payment.get("orderId").asString().equals(orderId))
                .findFirst()
                .orElseThrow();
    }

    private static Answer error(int status, String code, String message) {
        return new Answer(status, JSON.createObjectNode().put("code", code).put("message", message));
    }

    private String now() {
        return time(clock.instant());
    }

    private static String time(Instant instant) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX").format(instant.atOffset(ZoneOffset.ofHours(9)));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        Arrays.stream(exchange.getRequestURI().getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return query;
    }
}
