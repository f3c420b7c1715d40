package shop.jangteo.platform.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Quantity;
import shop.jangteo.platform.web.Allowed;
import shop.jangteo.platform.web.IdempotencyKey;
import shop.jangteo.platform.web.MemberRef;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.platform.web.Problems;
import shop.jangteo.platform.web.Public;

/** The OpenAPI 3.1 document: generated from the endpoints, with the conventions that all of them share. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String PROBLEM = "Problem";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Actor.class, Paging.class, IdempotencyKey.class)
                .replaceWithSchema(Money.class, new IntegerSchema().format("int64").description("whole won"))
                .replaceWithSchema(Quantity.class, new IntegerSchema().format("int32").minimum(BigDecimal.ONE))
                .replaceWithSchema(MemberRef.class, new StringSchema().description("a member's id, or `me`"));
    }

    /** What a problem document looks like; the members beside these depend on the code. */
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
                        .description("Commerce engine of a Korean online shop. Money is whole won; errors are RFC 9457 problem"
                                + " documents with a stable `code`; `Accept-Language` is `ko` (default) or `en`."))
                .components(new Components()
                        .addSecuritySchemes(
                                "bearer",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")));
    }

    @Bean
    OperationCustomizer conventions() {
        return (operation, handler) -> {
            boolean open = annotated(handler, Public.class) && !annotated(handler, Allowed.class);
            if (!open) {
                operation.addSecurityItem(new SecurityRequirement().addList("bearer"));
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
                        .schema(new StringSchema().minLength(1).maxLength(255)));
            }
            operation.getResponses().addApiResponse("4XX", problem("refused"));
            operation.getResponses().addApiResponse("5XX", problem("failed"));
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer problemSchema() {
        return document -> {
            var schemas = ModelConverters.getInstance(true).readAll(Problem.class);
            schemas.forEach(document.getComponents()::addSchemas);
        };
    }

    private static void addPaging(Operation operation) {
        operation.addParametersItem(new QueryParameter()
                .name("page")
                .schema(integer(0, null, 0)));
        operation.addParametersItem(new QueryParameter()
                .name("size")
                .schema(integer(1, Paging.MOST, Paging.DEFAULT_SIZE)));
        List<String> named = operation.getParameters().stream().map(p -> p.getName()).toList();
        if (!named.contains("sort")) {
            operation.addParametersItem(
                    new QueryParameter().name("sort").description("`field` or `field,desc`").schema(new StringSchema()));
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

    private static ApiResponse problem(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    }

    private static boolean annotated(HandlerMethod handler, Class<? extends java.lang.annotation.Annotation> type) {
        return handler.hasMethodAnnotation(type)
                || Arrays.stream(new Class<?>[] {handler.getBeanType()})
                        .anyMatch(bean -> AnnotatedElementUtils.hasAnnotation(bean, type));
    }
}
