package shop.jangteo.budget;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.jangteo.ShopTest;
import shop.jangteo.journey.Operators;
import shop.jangteo.journey.Shop;
import shop.jangteo.journey.Shop.Goods;
import shop.jangteo.journey.Shop.Person;
import shop.jangteo.testkit.Answer;
import shop.jangteo.watch.Statements;

/** Transaction control and what listeners do after the commit aren't counted; the registry's rows and the write mark are. */
@ShopTest
@DisplayName("SY-14: how many statements a request costs")
class StatementBudgetTests {

    private final Shop shop;

    StatementBudgetTests(Operators operators, @LocalServerPort int port) {
        this.shop = operators.openShop(port);
    }

    private static int statements(Answer answer) {
        return Statements.of(Objects.requireNonNull(answer.header("X-Trace-Id")));
    }

    @Test
    void theMainFlowStaysWithinItsBudget() {
        Goods first = shop.sell(20_000, 10);
        Goods second = shop.sell(30_000, 10);
        Person buyer = shop.signUp();
        shop.givePoints(buyer, 1_000);
        String coupon = shop.issueCoupon(buyer, Map.of("type", "FIXED_AMOUNT", "discountValue", 1_000));
        buyer.api().get("/api/cart");

        Answer oneLine = order(buyer, List.of(first), Map.of());
        Answer twoLines = order(buyer, List.of(first, second), Map.of());
        Answer discounted =
                order(buyer, List.of(first, second), Map.of("couponIds", List.of(coupon), "usePoints", 1_000));
        Answer paid = shop.pay(buyer, oneLine.json(), "approve").expect(201);
        Answer detail = buyer.api().get("/api/orders/" + oneLine.text("id")).expect(200);
        Answer list = buyer.api().get("/api/orders").expect(200);
        Answer products = shop.guest().get("/api/products").expect(200);
        Answer page = shop.guest().get("/api/products/" + first.productId()).expect(200);
        Answer cancelled = buyer.api()
                .post("/api/orders/" + twoLines.text("id") + "/cancel", Map.of("reason", "budget"))
                .expect(200);

        var budget = new SoftAssertions();
        budget.assertThat(statements(oneLine)).as("order of one line").isLessThanOrEqualTo(21);
        budget.assertThat(statements(twoLines)).as("order of two lines").isLessThanOrEqualTo(23);
        budget.assertThat(statements(discounted))
                .as("order with coupon and points")
                .isLessThanOrEqualTo(45);
        budget.assertThat(statements(paid)).as("payment").isLessThanOrEqualTo(23);
        budget.assertThat(statements(cancelled)).as("cancellation of two lines").isLessThanOrEqualTo(21);
        budget.assertThat(statements(detail)).as("order detail").isLessThanOrEqualTo(3);
        budget.assertThat(statements(list)).as("order list").isLessThanOrEqualTo(3);
        budget.assertThat(statements(products)).as("product list").isLessThanOrEqualTo(4);
        budget.assertThat(statements(page)).as("product page").isLessThanOrEqualTo(4);
        budget.assertAll();
    }

    private Answer order(Person buyer, List<Goods> goods, Map<String, Object> more) {
        Map<String, Object> body = new java.util.LinkedHashMap<>(more);
        body.put(
                "items",
                goods.stream()
                        .map(each -> Map.of("variantId", each.variantId(), "quantity", 1))
                        .toList());
        body.put("shippingAddress", Shop.address());
        body.put("paymentMethod", "CARD");
        return buyer.api().post("/api/orders", body).expect(201);
    }
}
