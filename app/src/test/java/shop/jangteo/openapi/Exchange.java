package shop.jangteo.openapi;

/**
 * A request and its answer, as they went over the wire.
 *
 * @param path without the query
 * @param query empty when there was none
 * @param contentType of the answer, without parameters; empty when it has no body
 */
record Exchange(
        String method,
        String path,
        String query,
        String requestBody,
        int status,
        String contentType,
        boolean traced,
        boolean located,
        String body) {

    boolean succeeded() {
        return status < 300;
    }

    @Override
    public String toString() {
        return method + " " + path + " → " + status;
    }
}
