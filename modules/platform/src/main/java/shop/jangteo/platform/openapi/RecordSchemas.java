package shop.jangteo.platform.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets the document say of records what the code says: a component that isn't {@link Nullable} is always there, and
 * {@code OrderView.Item} is another thing than {@code CartView.Item}. Two records of one name would be taken for one, so
 * there is no document then.
 */
final class RecordSchemas implements ModelConverter {

    private final Map<String, Class<?>> byName = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        JavaType java = Json31.mapper().constructType(type.getType());
        Class<?> raw = java == null ? Object.class : java.getRawClass();
        if (raw.isRecord() && type.getName() == null) {
            type.setName(nestedName(raw));
        }
        Schema<?> schema = others.hasNext() ? others.next().resolve(type, context, others) : null;
        if (schema != null && raw.isRecord()) {
            String reference = schema.get$ref();
            String name = reference == null ? schema.getName() : reference.substring(reference.lastIndexOf('/') + 1);
            if (name != null) {
                refuseSecond(name, raw);
            }
            describe(
                    raw, reference == null ? schema : context.getDefinedModels().get(name));
        }
        return schema;
    }

    private void refuseSecond(String name, Class<?> record) {
        Class<?> first = byName.putIfAbsent(name, record);
        if (first != null && first != record) {
            throw new IllegalStateException(
                    "one of these needs @Schema(name = …): " + first.getName() + ", " + record.getName());
        }
    }

    /** Null for a record that stands alone or has been given a name. */
    private static @Nullable String nestedName(Class<?> nested) {
        Class<?> outer = nested.getEnclosingClass();
        boolean named = nested.isAnnotationPresent(io.swagger.v3.oas.annotations.media.Schema.class);
        return outer == null || !outer.isRecord() || named ? null : outer.getSimpleName() + nested.getSimpleName();
    }

    private static void describe(Class<?> raw, @Nullable Schema<?> schema) {
        if (schema == null) {
            return;
        }
        if (schema.getOneOf() != null) {
            // Read from something else than its components.
            schema.setProperties(null);
            schema.setType(null);
            schema.setTypes(null);
            return;
        }
        if (schema.getProperties() == null) {
            return;
        }
        for (RecordComponent component : raw.getRecordComponents()) {
            Schema<?> property = schema.getProperties().get(component.getName());
            if (property == null) {
                continue;
            }
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                schema.addRequiredItem(component.getName());
            }
            anchor(property);
        }
    }

    /** Bean Validation matches the whole text, JSON Schema any part of it. */
    private static void anchor(Schema<?> property) {
        String pattern = property.getPattern();
        if (pattern != null && !pattern.startsWith("^")) {
            property.setPattern("^(?:" + pattern + ")$");
        }
    }
}
