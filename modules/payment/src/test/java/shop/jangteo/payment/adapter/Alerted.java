package shop.jangteo.payment.adapter;

import static org.awaitility.Awaitility.await;

import shop.jangteo.testkit.ApiClient;

/** What somebody was called for. */
final class Alerted {

    private Alerted() {}

    /** Waits until the operator sees it: alerts are written beside the transaction that raises them. */
    static void soon(ApiClient operator, String name, String entity) {
        await().until(() -> of(operator, name, entity) > 0);
    }

    /** How often, as the operator sees it. */
    static long of(ApiClient operator, String name, String entity) {
        return operator.get("/api/admin/alerts?size=100&name=" + name)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(alert -> alert.path("entity").asString().equals(entity))
                .mapToLong(alert -> alert.path("count").asLong())
                .sum();
    }
}
