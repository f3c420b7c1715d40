package shop.jangteo.testkit;

import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server answered. */
public final class Answer {

    private final String request;
    private final HttpResponse<String> response;
    private final JsonMapper json;

    Answer(String request, HttpResponse<String> response, JsonMapper json) {
        this.request = request;
        this.response = response;
        this.json = json;
    }

    public int status() {
        return response.statusCode();
    }

    public String body() {
        return response.body();
    }

    public @Nullable String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /** The body as JSON; missing when there is none. */
    public JsonNode json() {
        return response.body().isEmpty() ? json.missingNode() : json.readTree(response.body());
    }

    /** A text of the body, by field name. */
    public String text(String field) {
        return json().path(field).asString();
    }

    /** The {@code code} of a problem document. */
    public String code() {
        return text("code");
    }

    /** @throws AssertionError when the status is another one */
    public Answer expect(int status) {
        if (response.statusCode() != status) {
            throw new AssertionError(request + " was answered " + response.statusCode() + " instead of " + status + ": "
                    + response.body());
        }
        return this;
    }

    @Override
    public String toString() {
        return request + " → " + response.statusCode() + " " + response.body();
    }
}
