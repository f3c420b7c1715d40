package shop.jangteo.journey;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.jangteo.testkit.ApiClient;

/**
 * Makes the first operator of a test's shop. Nobody can become one over the API without another, so this one signs up as
 * anybody would and has its role written into the database.
 */
@Component
public class Operators {

    private static final String PASSWORD = "operator-Kettle-77";

    private final JdbcClient jdbc;
    private final Map<Integer, Shop> open = new ConcurrentHashMap<>();

    Operators(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Shop openShop(int port) {
        return open.computeIfAbsent(port, each -> openShop(each, jdbc));
    }

    public static Shop openShop(int port, JdbcClient jdbc) {
        String base = "http://127.0.0.1:" + port;
        String email = "op" + UUID.randomUUID().toString().substring(0, 12) + "@example.com";
        ApiClient.of(base)
                .post(
                        "/api/users",
                        Map.of(
                                "email",
                                email,
                                "password",
                                PASSWORD,
                                "name",
                                "운영자",
                                "phone",
                                "01000000000",
                                "consents",
                                Map.of("terms", true, "privacy", true)))
                .expect(201);
        jdbc.sql("update identity.members set role = 'MASTER_ADMIN' where email = ?")
                .param(email)
                .update();
        return new Shop(base, email, PASSWORD);
    }
}
