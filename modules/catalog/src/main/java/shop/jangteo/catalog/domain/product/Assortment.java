package shop.jangteo.catalog.domain.product;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.InvalidField.Violation;
import shop.jangteo.kernel.Money;

/**
 * The variants of a product and the axes that tell them apart: at least one variant, at most three axes, each variant
 * with one value on each axis, no two alike (CA-2).
 */
public record Assortment(List<OptionAxis> axes, List<Variant> variants) {

    public static final int MOST_AXES = 3;

    /** @throws InvalidField naming all that is wrong */
    public Assortment {
        axes = List.copyOf(axes);
        List<Violation> violations = new ArrayList<>();
        checkAxes(axes, violations);
        variants = checkVariants(axes, variants, violations);
        if (!violations.isEmpty()) {
            throw new InvalidField(violations);
        }
    }

    /** @throws InvalidField naming the variants that would cost less than nothing */
    void checkPrices(Price price) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            if (price.selling().won() + variants.get(i).priceDelta() < 0) {
                violations.add(new Violation("variants[" + i + "].priceDelta", "PRICE_BELOW_ZERO"));
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidField(violations);
        }
    }

    /** Only for an assortment whose prices were checked. */
    Money unitPrice(Price price, Variant variant) {
        return Money.won(price.selling().won() + variant.priceDelta());
    }

    private static void checkAxes(List<OptionAxis> axes, List<Violation> violations) {
        if (axes.size() > MOST_AXES) {
            violations.add(new Violation("options", "TOO_MANY_OPTIONS"));
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < axes.size(); i++) {
            OptionAxis axis = axes.get(i);
            if (!names.add(axis.name())) {
                violations.add(new Violation("options[" + i + "].name", "REPEATED"));
            }
            if (axis.values().isEmpty()
                    || new HashSet<>(axis.values()).size() < axis.values().size()) {
                violations.add(new Violation("options[" + i + "].values", "REPEATED"));
            }
        }
    }

    private static List<Variant> checkVariants(
            List<OptionAxis> axes, List<Variant> variants, List<Violation> violations) {
        if (variants.isEmpty()) {
            violations.add(new Violation("variants", "NOT_EMPTY"));
        }
        List<Variant> inOrder = new ArrayList<>();
        Set<Map<String, String>> combinations = new HashSet<>();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < variants.size(); i++) {
            Variant variant = variants.get(i);
            Map<String, String> options = inOrderOf(axes, variant.options());
            if (options.size() != axes.size() || variant.options().size() != axes.size()) {
                violations.add(new Violation("variants[" + i + "].options", "OPTIONS_DONT_MATCH"));
            } else if (!combinations.add(options)) {
                violations.add(new Violation("variants[" + i + "].options", "REPEATED"));
            }
            if (!codes.add(variant.code())) {
                violations.add(new Violation("variants[" + i + "].code", "REPEATED"));
            }
            inOrder.add(new Variant(
                    variant.id(), variant.code(), options, variant.priceDelta(), variant.lowStockThreshold()));
        }
        return List.copyOf(inOrder);
    }

    /** The options that an axis knows. */
    private static Map<String, String> inOrderOf(List<OptionAxis> axes, Map<String, String> options) {
        Map<String, String> known = new LinkedHashMap<>();
        for (OptionAxis axis : axes) {
            String value = options.get(axis.name());
            if (value != null && axis.values().contains(value)) {
                known.put(axis.name(), value);
            }
        }
        return known;
    }
}
