package shop.jangteo.payment.adapter;

import shop.jangteo.testkit.ApiClient;

/** What somebody was called for. */
final class Alerted {

    private Alerted() {}

    /** How often, as the operator sees it. */
    static long of(ApiClient operator, String name, String entity) {
        return operator
                .get("/api/admin/alerts?size=100&name=" + name)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(alert -> alert.path("entity").asString().equals(entity))
                .mapToLong(alert -> alert.path("count").asLong())
                .sum();
    }
}
