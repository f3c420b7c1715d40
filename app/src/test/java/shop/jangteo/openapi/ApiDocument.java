package shop.jangteo.openapi;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An OpenAPI 3.1 document that exchanges can be held against. */
final class ApiDocument {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    /** @param template the path as it is documented */
    record Operation(String method, String template, JsonNode node) {

        @Override
        public String toString() {
            return method.toUpperCase(java.util.Locale.ROOT) + " " + template;
        }

        boolean serves(String otherMethod, String path) {
            String pattern = Arrays.stream(template.split("/"))
                    .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                    .reduce((left, right) -> left + "/" + right)
                    .orElse("/");
            return method.equalsIgnoreCase(otherMethod) && path.matches(pattern);
        }

        long variables() {
            return template.chars().filter(c -> c == '{').count();
        }
    }

    private final JsonNode document;
    private final JsonNode strictComponents;
    private final List<Operation> operations;
    private final Map<String, Schema> schemas = new HashMap<>();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    ApiDocument(JsonNode document) {
        this.document = document;
        this.strictComponents = strict(document.path("components").deepCopy());
        this.operations = document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> new Operation(operation.getKey(), path.getKey(), operation.getValue())))
                .toList();
    }

    JsonNode json() {
        return document;
    }

    List<Operation> operations() {
        return operations;
    }

    Optional<Operation> operation(Exchange exchange) {
        return operations.stream()
                .filter(operation -> operation.serves(exchange.method(), exchange.path()))
                .min(Comparator.comparingLong(Operation::variables));
    }

    /** What the document says otherwise than this exchange; empty when they agree. */
    List<String> differences(Exchange exchange) {
        return operation(exchange)
                .map(operation -> differences(operation.node(), exchange))
                .orElseGet(() -> List.of("no such operation"))
                .stream()
                .map(difference -> exchange + ": " + difference)
                .toList();
    }

    private List<String> differences(JsonNode operation, Exchange exchange) {
        List<String> found = new ArrayList<>();
        parameters(operation, exchange, found);
        JsonNode requestBody = operation.path("requestBody");
        if (exchange.succeeded()) {
            if (exchange.requestBody().isEmpty()) {
                if (requestBody.path("required").asBoolean(false)) {
                    found.add("a body is required, there was none");
                }
            } else {
                body("request", requestBody.path("content"), "application/json", exchange.requestBody(), found);
            }
        }
        JsonNode responses = operation.path("responses");
        String status = String.valueOf(exchange.status());
        JsonNode response = responses.has(status) ? responses.path(status) : responses.path(status.charAt(0) + "XX");
        if (response.isMissingNode()) {
            found.add("the status isn't declared");
            return found;
        }
        JsonNode content = response.path("content");
        if (exchange.body().isEmpty()) {
            if (!content.isEmpty()) {
                found.add("a body is declared, there was none");
            }
        } else {
            body("answer", content, exchange.contentType(), exchange.body(), found);
        }
        if (!exchange.traced()) {
            found.add("no X-Trace-Id");
        }
        if (response.path("headers").has("Location") != exchange.located()) {
            found.add("Location is declared or sent, not both");
        }
        return found;
    }

    /** What is wrong with the examples in the document. */
    List<String> wrongExamples() {
        List<String> found = new ArrayList<>();
        document.at("/components/schemas").properties().forEach(schema -> {
            JsonNode reference = JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema.getKey());
            example(schema.getKey(), reference, schema.getValue().path("example"), found);
        });
        operations.forEach(operation -> operation
                .node()
                .findValues("content")
                .forEach(content -> content.forEach(
                        type -> example(operation.toString(), type.path("schema"), type.path("example"), found))));
        return found;
    }

    private void example(String where, JsonNode schema, JsonNode example, List<String> found) {
        if (!example.isMissingNode()) {
            schema(schema).validate(example).forEach(error -> found.add(where + ": " + error));
        }
    }

    private static void parameters(JsonNode operation, Exchange exchange, List<String> found) {
        List<String> declared = operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .map(parameter -> parameter.path("name").asString())
                .toList();
        Arrays.stream(exchange.query().split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> URLDecoder.decode(pair.replaceAll("=.*", ""), StandardCharsets.UTF_8))
                .filter(name -> !declared.contains(name))
                .forEach(name -> found.add("the query parameter " + name + " isn't declared"));
    }

    private void body(String what, JsonNode content, String type, String body, List<String> found) {
        JsonNode schema = content.path(type).path("schema");
        if (schema.isMissingNode()) {
            found.add(what + ": no schema for " + type);
            return;
        }
        try {
            // What isn't JSON is a text to its schema.
            JsonNode said = type.endsWith("json")
                    ? JSON.readTree(body)
                    : JSON.getNodeFactory().stringNode(body);
            schema(schema).validate(said).forEach(error -> found.add(what + ": " + error));
        } catch (JacksonException notJson) {
            found.add(what + ": no JSON");
        }
    }

    private Schema schema(JsonNode schema) {
        return schemas.computeIfAbsent(schema.toString(), text -> {
            ObjectNode root = (ObjectNode) strict(schema.deepCopy());
            root.set("components", strictComponents);
            return registry.getSchema(root);
        });
    }

    /** The same schemas, which take a field that they don't name for an error unless they say otherwise. */
    private static JsonNode strict(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(ApiDocument::strict);
        return schema;
    }
}
