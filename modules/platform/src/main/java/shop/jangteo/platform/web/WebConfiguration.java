package shop.jangteo.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.Quantity;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** Conventions of the REST contract that every endpoint shares. */
@Configuration(proxyBeanMethods = false)
public class WebConfiguration implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Door());
    }

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.addFirst(new BegunAnswers());
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, MemberRef.class, MemberRef::parse);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(argument(Actor.class, (parameter, request) -> {
            Actor actor = Door.actorFor(parameter);
            if (actor == null && !parameter.isOptional()) {
                throw new Unauthenticated();
            }
            return actor;
        }));
        resolvers.add(argument(
                Paging.class,
                (parameter, request) -> new Paging(
                        number(request, "page", 0),
                        number(request, "size", Paging.DEFAULT_SIZE),
                        request.getParameter("sort"))));
        resolvers.add(argument(IdempotencyKey.class, (parameter, request) -> {
            IdempotencyKey key = IdempotencyKey.of(request.getHeader(IdempotencyKey.HEADER));
            return parameter.isOptional() ? key : IdempotencyKey.require(key);
        }));
    }

    @Bean
    LocaleResolver localeResolver() {
        var resolver = new AcceptHeaderLocaleResolver();
        resolver.setSupportedLocales(List.of(Locale.KOREAN, Locale.ENGLISH));
        resolver.setDefaultLocale(Locale.KOREAN);
        return resolver;
    }

    /** Strict reading: a typing error never silently does nothing, and a number is a number. */
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return builder -> builder.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .withCoercionConfig(
                        LogicalType.Textual,
                        textual -> textual.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_NULL))
                .addModule(kernelValues());
    }

    /** Money and quantities are integers in JSON. */
    public static SimpleModule kernelValues() {
        var module = new SimpleModule("jangteo-kernel");
        module.addSerializer(Money.class, integer(Money.class, Money::won));
        module.addSerializer(Quantity.class, integer(Quantity.class, quantity -> (long) quantity.value()));
        module.addDeserializer(Money.class, new IntegerReader<>(Money.class, Money::won));
        module.addDeserializer(
                Quantity.class, new IntegerReader<>(Quantity.class, value -> Quantity.of(Math.toIntExact(value))));
        return module;
    }

    private static <T> tools.jackson.databind.ValueSerializer<T> integer(Class<T> type, Function<T, Long> value) {
        return new tools.jackson.databind.ser.std.StdSerializer<T>(type) {
            @Override
            public void serialize(
                    T one, tools.jackson.core.JsonGenerator out, tools.jackson.databind.SerializationContext context) {
                out.writeNumber(value.apply(one).longValue());
            }
        };
    }

    private static final class IntegerReader<T> extends StdDeserializer<T> {

        private final Class<T> type;
        private final transient Function<Long, T> make;

        IntegerReader(Class<T> type, Function<Long, T> make) {
            super(type);
            this.type = type;
            this.make = make;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            Long value = context.readValue(in, Long.class);
            try {
                return make.apply(value);
            } catch (ArithmeticException | IllegalArgumentException outOfRange) {
                return type.cast(context.handleWeirdNumberValue(type, value, "out of range"));
            }
        }
    }

    private static int number(HttpServletRequest request, String name, int otherwise) {
        String text = request.getParameter(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new InvalidField(name, "TYPE_MISMATCH");
        }
    }

    private interface Resolve {
        @Nullable
        Object from(MethodParameter parameter, HttpServletRequest request);
    }

    private static HandlerMethodArgumentResolver argument(Class<?> type, Resolve resolve) {
        return new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == type;
            }

            @Override
            public @Nullable Object resolveArgument(
                    MethodParameter parameter,
                    @Nullable ModelAndViewContainer container,
                    NativeWebRequest request,
                    @Nullable WebDataBinderFactory binder) {
                return resolve.from(
                        parameter,
                        java.util.Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
            }
        };
    }
}
