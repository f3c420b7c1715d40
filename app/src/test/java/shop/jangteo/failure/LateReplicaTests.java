package shop.jangteo.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.jangteo.ShopServers;
import shop.jangteo.ShopTest;
import shop.jangteo.journey.Operators;
import shop.jangteo.journey.Shop;
import shop.jangteo.journey.Shop.Goods;
import shop.jangteo.journey.Shop.Person;
import shop.jangteo.testkit.Auditor;
import tools.jackson.databind.JsonNode;

@ShopTest
@DisplayName("A replica that is late")
class LateReplicaTests {

    private final Shop shop;
    private final Auditor auditor;

    LateReplicaTests(Operators operators, Auditor auditor, @LocalServerPort int port) {
        this.auditor = auditor;
        this.shop = operators.openShop(port);
    }

    @AfterEach
    void theAuditorFindsNothing() {
        auditor.assertClean();
    }

    @Test
    @DisplayName("SY-2: who has just written sees it, though the replica has stopped following")
    void whoHasJustWrittenSeesIt() {
        Person buyer = shop.signUp();
        Goods goods = shop.sell(20_000, 5);
        ShopServers.database().awaitReplicaCaughtUp(Duration.ofSeconds(60));
        ShopServers.database().stopReplicaSqlThread();
        try {
            for (int quantity = 1; quantity <= 3; quantity++) {
                buyer.api()
                        .post("/api/cart/items", Map.of("variantId", goods.variantId(), "quantity", 1))
                        .expect(200);
                JsonNode cart = buyer.api().get("/api/cart").expect(200).json();
                assertThat(cart.at("/items/0/quantity").asInt()).isEqualTo(quantity);
            }
            JsonNode order = shop.order(buyer, goods, 1);
            assertThat(shop.see(buyer, order).get("status").asString()).isEqualTo("PENDING");
            buyer.api().patch("/api/users/me", Map.of("name", "새이름")).expect(200);
            assertThat(buyer.api().get("/api/users/me").text("name")).isEqualTo("새이름");
        } finally {
            ShopServers.database().startReplicaSqlThread();
        }
        ShopServers.database().awaitReplicaCaughtUp(Duration.ofSeconds(60));
    }
}
