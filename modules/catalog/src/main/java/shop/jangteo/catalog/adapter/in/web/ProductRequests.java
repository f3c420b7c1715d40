package shop.jangteo.catalog.adapter.in.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.catalog.application.ChangeProduct;
import shop.jangteo.catalog.application.CreateProduct;
import shop.jangteo.catalog.domain.product.OptionAxis;
import shop.jangteo.catalog.domain.product.ProductStatus;
import shop.jangteo.catalog.domain.stock.Stock;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Money;

/** What clients send to create and change products. */
final class ProductRequests {

    private static final long HIGHEST_PRICE = 1_000_000_000;
    private static final int LONGEST_DESCRIPTION = 100_000;
    private static final String NOT_BLANK = "[\\s\\S]*\\S[\\s\\S]*";

    private ProductRequests() {}

    record OptionRequest(
            @NotBlank @Size(max = 30) String name,
            @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 50) String> values) {

        OptionAxis axis() {
            return new OptionAxis(name, values);
        }
    }

    record NewVariant(
            @NotBlank @Size(max = 60) String code,
            @Nullable Map<String, @NotNull String> options,

            @Nullable @Min(-HIGHEST_PRICE) @Max(HIGHEST_PRICE)
            Long priceDelta,

            @NotNull @PositiveOrZero @Max(Stock.MOST) Integer stock,
            @Nullable @PositiveOrZero Integer lowStockThreshold) {}

    record NewProduct(
            @NotBlank @Size(max = 50) String code,
            @NotBlank @Size(max = 200) String name,
            @NotNull UUID brandId,
            @NotNull UUID categoryId,
            @Nullable @Size(max = 30) Set<@NotBlank @Size(max = 50) String> tags,
            @NotNull @Size(max = LONGEST_DESCRIPTION) String description,
            @Nullable @Size(max = 2000) String material,
            @Nullable @Size(max = 2000) String sizeGuide,
            @Nullable @PositiveOrZero @Max(HIGHEST_PRICE) Long listPrice,
            @NotNull @PositiveOrZero @Max(HIGHEST_PRICE) Long price,
            @Nullable List<@NotNull @Valid OptionRequest> options,
            @NotEmpty @Size(max = 200) List<@NotNull @Valid NewVariant> variants,
            @Nullable ProductStatus status) {

        CreateProduct.Command command(Actor actor, UUID id) {
            return new CreateProduct.Command(
                    actor,
                    id,
                    code.strip(),
                    name.strip(),
                    brandId,
                    categoryId,
                    Objects.requireNonNullElse(tags, Set.of()),
                    description,
                    material,
                    sizeGuide,
                    money(listPrice),
                    Money.won(price),
                    options == null
                            ? List.of()
                            : options.stream().map(OptionRequest::axis).toList(),
                    variants.stream()
                            .map(variant -> new CreateProduct.NewVariant(
                                    variant.code().strip(),
                                    Objects.requireNonNullElse(variant.options(), Map.of()),
                                    Objects.requireNonNullElse(variant.priceDelta(), 0L),
                                    variant.stock(),
                                    variant.lowStockThreshold()))
                            .toList(),
                    status);
        }
    }

    /** A variant that is there already, by its code, or a new one. */
    record VariantChange(
            @NotBlank @Size(max = 60) String code,
            @Nullable Map<String, @NotNull String> options,

            @Nullable @Min(-HIGHEST_PRICE) @Max(HIGHEST_PRICE)
            Long priceDelta,

            @Nullable @PositiveOrZero @Max(Stock.MOST) Integer stock,
            @Nullable @PositiveOrZero Integer lowStockThreshold) {}

    /** What is left out stays as it is. */
    record ProductChange(
            @Nullable @Size(max = 200) @Pattern(regexp = NOT_BLANK)
            String name,

            @Nullable UUID categoryId,
            @Nullable @Size(max = 30) Set<@NotBlank @Size(max = 50) String> tags,
            @Nullable @Size(max = LONGEST_DESCRIPTION) String description,
            @Nullable @Size(max = 2000) String material,
            @Nullable @Size(max = 2000) String sizeGuide,
            @Nullable @PositiveOrZero @Max(HIGHEST_PRICE) Long listPrice,
            @Nullable @PositiveOrZero @Max(HIGHEST_PRICE) Long price,
            @Nullable List<@NotNull @Valid OptionRequest> options,
            @Nullable @Size(max = 200) List<@NotNull @Valid VariantChange> variants,
            @Nullable ProductStatus status,
            @Nullable Long version) {

        ChangeProduct.Command command(Actor actor, UUID id, long sentVersion) {
            return new ChangeProduct.Command(
                    actor,
                    id,
                    sentVersion,
                    name == null ? null : name.strip(),
                    categoryId,
                    tags,
                    description,
                    material,
                    sizeGuide,
                    money(listPrice),
                    money(price),
                    options == null
                            ? null
                            : options.stream().map(OptionRequest::axis).toList(),
                    variants == null
                            ? List.of()
                            : variants.stream()
                                    .map(variant -> new ChangeProduct.VariantChange(
                                            variant.code().strip(),
                                            variant.options(),
                                            variant.priceDelta(),
                                            variant.stock(),
                                            variant.lowStockThreshold()))
                                    .toList(),
                    status);
        }
    }

    private static @Nullable Money money(@Nullable Long won) {
        return won == null ? null : Money.won(won);
    }
}
