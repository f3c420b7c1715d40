package shop.jangteo.platform.openapi;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.platform.security.GuestCookies;
import shop.jangteo.platform.web.Allowed;
import shop.jangteo.platform.web.GuestsToo;
import shop.jangteo.platform.web.IdempotencyKey;
import shop.jangteo.platform.web.MemberRef;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.platform.web.Problems;
import shop.jangteo.platform.web.Public;
import shop.jangteo.platform.web.Texts;
import tools.jackson.databind.JsonNode;

/** The OpenAPI 3.1 document: generated from the endpoints, with the conventions that all of them share. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String PROBLEM = "Problem";
    private static final SecurityRequirement NOTHING = new SecurityRequirement();
    private static final SecurityRequirement BEARER = new SecurityRequirement().addList("bearer");
    private static final SecurityRequirement GUEST = new SecurityRequirement().addList("guest");
    private static final Map<String, Object> REFUSED = example(
            400,
            "VALIDATION_FAILED",
            "입력값을 확인해 주세요",
            Map.of("errors", List.of(Map.of("field", "name", "code", "NOT_BLANK", "message", "반드시 입력해 주세요."))));
    private static final Map<String, Object> FAILED =
            example(503, "TEMPORARILY_UNAVAILABLE", "잠시 이용할 수 없습니다", Map.of());

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Actor.class, Paging.class, IdempotencyKey.class)
                .replaceWithSchema(
                        Money.class, new IntegerSchema().format("int64").description("whole won"))
                .replaceWithSchema(
                        Quantity.class, new IntegerSchema().format("int32").minimum(BigDecimal.ONE))
                .replaceWithSchema(MemberRef.class, new StringSchema().description("a member's id, or `me`"))
                .replaceWithSchema(JsonNode.class, new Schema<>().description("any JSON"));
    }

    /** What a problem document looks like; what else the case needs is beside these. */
    record Problem(
            String type,
            String title,
            int status,
            @Nullable String detail,
            String instance,
            String code,
            String traceId,
            @Nullable List<Problems.FieldError> errors) {}

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Jangteo")
                        .version("1")
                        .description("Commerce engine of a Korean online shop. Money is whole won; errors are RFC"
                                + " 9457 problem documents with a stable `code`; `Accept-Language` is `ko`"
                                + " (default) or `en`."))
                .components(new Components()
                        .addSecuritySchemes(
                                "bearer",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT"))
                        .addSecuritySchemes(
                                "guest",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name(GuestCookies.NAME)
                                        .description("set when somebody without an account fills a cart or orders")));
    }

    @Bean
    ModelConverter recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    OperationCustomizer conventions() {
        return (operation, handler) -> {
            operation.setOperationId(operationId(handler));
            boolean open = annotated(handler, Public.class) && !annotated(handler, Allowed.class);
            GuestsToo guests = handler.getMethodAnnotation(GuestsToo.class);
            if (guests != null) {
                operation.setSecurity(Stream.of(BEARER, GUEST, guests.newcomers() ? NOTHING : GUEST)
                        .distinct()
                        .toList());
            } else if (!open) {
                operation.addSecurityItem(BEARER);
            } else if (takesActor(handler)) {
                operation.setSecurity(List.of(NOTHING, BEARER));
            }
            for (MethodParameter parameter : handler.getMethodParameters()) {
                if (parameter.getParameterType() == Paging.class) {
                    addPaging(operation);
                }
            }
            if (handler.hasMethodAnnotation(org.springframework.web.bind.annotation.PostMapping.class)) {
                operation.addParametersItem(new HeaderParameter()
                        .name(IdempotencyKey.HEADER)
                        .description("marks a command so that a repetition gets the first answer again")
                        .required(demandsKey(handler))
                        .schema(new StringSchema().minLength(1).maxLength(255)));
            }
            ApiResponses responses = operation.getResponses();
            ApiResponse created = responses.get("201");
            if (created != null) {
                created.addHeaderObject("Location", header("where the new thing is"));
            }
            responses.addApiResponse("4XX", problem("refused: `code` says why", REFUSED));
            responses.addApiResponse(
                    "5XX", problem("failed; may be tried again with the same `Idempotency-Key`", FAILED));
            responses.values().forEach(each -> each.addHeaderObject("X-Trace-Id", header("what to tell support")));
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer problemSchema(Texts texts) {
        return document -> {
            var schemas = ModelConverters.getInstance(true).readAll(Problem.class);
            Schema<?> problem = Objects.requireNonNull(schemas.get(PROBLEM));
            problem.setDescription("RFC 9457 problem document; what else the case needs (`available`, `allowed` …) is"
                    + " beside these members");
            problem.setAdditionalProperties(true);
            var code = new StringSchema();
            code.setDescription("stable, for programs; `title` and `detail` are for people");
            code.setEnum(List.copyOf(texts.problemCodes()));
            problem.getProperties().put("code", code);
            schemas.forEach(document.getComponents()::addSchemas);
        };
    }

    /** The same from one build to the next, so that the names in generated clients are. */
    private static String operationId(HandlerMethod handler) {
        String controller =
                ClassUtils.getUserClass(handler.getBeanType()).getSimpleName().replace("Controller", "");
        return StringUtils.uncapitalize(controller)
                + StringUtils.capitalize(handler.getMethod().getName());
    }

    private static boolean demandsKey(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == IdempotencyKey.class && !parameter.isOptional());
    }

    private static boolean takesActor(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == Actor.class);
    }

    private static Header header(String description) {
        return new Header().description(description).schema(new StringSchema());
    }

    private static void addPaging(Operation operation) {
        operation.addParametersItem(new QueryParameter().name("page").schema(integer(0, null, 0)));
        operation.addParametersItem(
                new QueryParameter().name("size").schema(integer(1, Paging.MOST, Paging.DEFAULT_SIZE)));
        List<String> named =
                operation.getParameters().stream().map(p -> p.getName()).toList();
        if (!named.contains("sort")) {
            operation.addParametersItem(new QueryParameter()
                    .name("sort")
                    .description("`field` or `field,desc`")
                    .schema(new StringSchema()));
        }
    }

    private static Schema<?> integer(int least, @Nullable Integer most, int otherwise) {
        Schema<?> schema = new IntegerSchema().minimum(BigDecimal.valueOf(least));
        schema.setDefault(otherwise);
        if (most != null) {
            schema.setMaximum(BigDecimal.valueOf(most));
        }
        return schema;
    }

    private static Map<String, Object> example(int status, String code, String title, Map<String, Object> more) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put(
                "type", "urn:jangteo:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
        problem.put("title", title);
        problem.put("status", status);
        problem.put("instance", "/api/orders");
        problem.put("code", code);
        problem.put("traceId", "01a1fac510887f859226e959a717326d");
        problem.putAll(more);
        return problem;
    }

    private static ApiResponse problem(String description, Map<String, Object> example) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType()
                                        .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))
                                        .example(example)));
    }

    private static boolean annotated(HandlerMethod handler, Class<? extends java.lang.annotation.Annotation> type) {
        return handler.hasMethodAnnotation(type)
                || Arrays.stream(new Class<?>[] {handler.getBeanType()})
                        .anyMatch(bean -> AnnotatedElementUtils.hasAnnotation(bean, type));
    }
}
