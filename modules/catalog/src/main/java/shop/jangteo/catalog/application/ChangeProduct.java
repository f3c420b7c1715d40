package shop.jangteo.catalog.application;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.catalog.application.port.RichText;
import shop.jangteo.catalog.domain.CatalogPolicy;
import shop.jangteo.catalog.domain.category.Categories;
import shop.jangteo.catalog.domain.category.CategoryPath;
import shop.jangteo.catalog.domain.product.Assortment;
import shop.jangteo.catalog.domain.product.OptionAxis;
import shop.jangteo.catalog.domain.product.Price;
import shop.jangteo.catalog.domain.product.Product;
import shop.jangteo.catalog.domain.product.ProductDetails;
import shop.jangteo.catalog.domain.product.ProductStatus;
import shop.jangteo.catalog.domain.product.Products;
import shop.jangteo.catalog.domain.product.Variant;
import shop.jangteo.catalog.domain.stock.MovementNote;
import shop.jangteo.catalog.domain.stock.Stock;
import shop.jangteo.catalog.domain.stock.Stocks;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.Money;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/**
 * A seller, or an operator, changes a product: texts, place, price, variants, state (CA-3). Variants are named by their
 * code; one that isn't there yet is added with its first stock, none is ever taken away.
 *
 * <p>Locks: the new category (shared), when there is one, then the product.
 */
@UseCase
public class ChangeProduct {

    /** What is null stays as it is. */
    public record Command(
            Actor actor,
            UUID productId,
            long version,
            @Nullable String name,
            @Nullable UUID categoryId,
            @Nullable Set<String> tags,
            @Nullable String description,
            @Nullable String material,
            @Nullable String sizeGuide,
            @Nullable Money listPrice,
            @Nullable Money price,
            @Nullable List<OptionAxis> options,
            List<VariantChange> variants,
            @Nullable ProductStatus status) {}

    /** @param stock units of a new variant; stock that is there already changes by movements only */
    public record VariantChange(
            String code,
            @Nullable Map<String, String> options,
            @Nullable Long priceDelta,
            @Nullable Integer stock,
            @Nullable Integer lowStockThreshold) {}

    private final Products products;
    private final Categories categories;
    private final Stocks stocks;
    private final RichText richText;
    private final CatalogPolicy policy;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    ChangeProduct(
            Products products,
            Categories categories,
            Stocks stocks,
            RichText richText,
            CatalogPolicy policy,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.products = products;
        this.categories = categories;
        this.stocks = stocks;
        this.richText = richText;
        this.policy = policy;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Writes
    public void handle(Command command) {
        Actor actor = command.actor();
        Product product = products.find(command.productId()).orElseThrow(() -> new NotFound("product"));
        Product.State before = product.state();
        Authority.overBrand(actor, before.brandId(), "product");
        product.expect(command.version());
        ProductFacts factsBefore = ProductFacts.of(product);
        Instant now = clock.instant();

        product.describe(changed(before.details(), command));
        List<Stock> opening = new ArrayList<>();
        List<Variant> variants = changed(before, command, now, opening);
        product.sell(
                new Assortment(
                        Objects.requireNonNullElse(
                                command.options(), before.assortment().axes()),
                        variants),
                new Price(
                        Objects.requireNonNullElse(
                                command.price(), before.price().selling()),
                        command.listPrice() == null ? before.price().list() : command.listPrice()));
        product.moveTo(Objects.requireNonNullElse(command.status(), before.status()), policy.approvalBy(actor));

        products.save(product, actor.memberId(), now);
        stocks.add(opening);
        audit.record(
                actor,
                "catalog.product.change",
                "product",
                before.id().toString(),
                factsBefore,
                ProductFacts.of(product));
    }

    private ProductDetails changed(ProductDetails before, Command command) {
        return new ProductDetails(
                Objects.requireNonNullElse(command.name(), before.name()),
                command.categoryId() == null ? before.category() : place(command.categoryId()),
                Objects.requireNonNullElse(command.tags(), before.tags()),
                command.description() == null ? before.description() : richText.harmless(command.description()),
                command.material() == null ? before.material() : command.material(),
                command.sizeGuide() == null ? before.sizeGuide() : command.sizeGuide());
    }

    private CategoryPath place(UUID categoryId) {
        return categories.findAndKeep(categoryId).orElseThrow(() -> new InvalidField("categoryId", "UNKNOWN_CATEGORY"));
    }

    /** @param opening takes the stock of variants that are new */
    private List<Variant> changed(Product.State before, Command command, Instant now, List<Stock> opening) {
        Map<String, Variant> byCode = new LinkedHashMap<>();
        before.assortment().variants().forEach(variant -> byCode.put(variant.code(), variant));
        for (int i = 0; i < command.variants().size(); i++) {
            VariantChange change = command.variants().get(i);
            Variant known = byCode.get(change.code());
            if (known == null) {
                Variant added = new Variant(
                        ids.next(),
                        change.code(),
                        Objects.requireNonNullElse(change.options(), Map.of()),
                        Objects.requireNonNullElse(change.priceDelta(), 0L),
                        change.lowStockThreshold());
                byCode.put(change.code(), added);
                opening.add(Stock.opening(
                        added.id(),
                        before.id(),
                        Objects.requireNonNullElse(change.stock(), 0),
                        new MovementNote(
                                ids.next(),
                                "",
                                null,
                                null,
                                null,
                                command.actor().memberId(),
                                now)));
            } else if (change.stock() != null) {
                throw new InvalidField("variants[" + i + "].stock", "STOCK_BY_MOVEMENT");
            } else {
                byCode.put(
                        change.code(),
                        new Variant(
                                known.id(),
                                known.code(),
                                Objects.requireNonNullElse(change.options(), known.options()),
                                Objects.requireNonNullElse(change.priceDelta(), known.priceDelta()),
                                change.lowStockThreshold() == null
                                        ? known.lowStockThreshold()
                                        : change.lowStockThreshold()));
            }
        }
        return List.copyOf(byCode.values());
    }
}
