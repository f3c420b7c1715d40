package shop.jangteo.ordering.adapter.in.web;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code true} for the whole cart, or the variants of the lines that are ordered.
 *
 * @param variantIds null for the whole cart
 */
@Schema(oneOf = {Boolean.class, UUID[].class})
record FromCart(@Nullable List<UUID> variantIds) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static FromCart read(JsonNode json) {
        if (json.isBoolean() && json.booleanValue()) {
            return new FromCart(null);
        }
        if (!json.isArray() || json.isEmpty()) {
            throw new IllegalArgumentException("neither true nor a list of variants");
        }
        List<UUID> variants = new ArrayList<>();
        for (JsonNode variant : json) {
            variants.add(UUID.fromString(variant.stringValue()));
        }
        return new FromCart(variants);
    }
}
