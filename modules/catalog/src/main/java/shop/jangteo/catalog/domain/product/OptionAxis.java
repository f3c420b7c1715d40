package shop.jangteo.catalog.domain.product;

import java.util.List;

/** One way in which a product's variants differ: colour with red and blue, size with M and L. */
public record OptionAxis(String name, List<String> values) {

    public OptionAxis {
        values = List.copyOf(values);
    }
}
