package shop.jangteo.load;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import shop.jangteo.load.Web.Call;
import shop.jangteo.load.Web.Member;

/** Somebody comes, looks, fills the cart, orders and pays: seven requests. */
record Visit(Market market, Web web, Member member, Market.Goods goods) {

    void make() {
        web.send(Call.get("/api/products?sort=newest", member)).expect(200);
        web.send(Call.get("/api/products/" + goods.productId(), member)).expect(200);
        web.send(new Call(
                        "POST",
                        "/api/cart/items",
                        member,
                        Map.of("variantId", goods.variantId(), "quantity", 1),
                        null,
                        List.of()))
                .expect(200);
        web.send(Call.get("/api/cart", member)).expect(200);
        String order = web.send(new Call(
                        "POST",
                        "/api/orders",
                        member,
                        Map.of("fromCart", true, "shippingAddress", Market.address(), "paymentMethod", "CARD"),
                        UUID.randomUUID().toString(),
                        List.of()))
                .expect(201)
                .json()
                .get("id")
                .asString();
        web.send(market.pay(member, UUID.fromString(order))).expect(201);
        web.send(Call.get("/api/orders/" + order, member)).expect(200);
    }
}
