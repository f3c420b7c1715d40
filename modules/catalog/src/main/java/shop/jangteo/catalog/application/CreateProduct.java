package shop.jangteo.catalog.application;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.catalog.application.port.RichText;
import shop.jangteo.catalog.domain.CatalogPolicy;
import shop.jangteo.catalog.domain.brand.Brands;
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
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/**
 * A seller, or an operator for it, puts a product with its variants and their first stock into the catalog (CA-2).
 *
 * <p>Locks: brand and category (shared), so that neither goes while the product comes.
 */
@UseCase
public class CreateProduct {

    /** @param status what it is to become at once; a draft when null */
    public record Command(
            Actor actor,
            UUID productId,
            String code,
            String name,
            UUID brandId,
            UUID categoryId,
            Set<String> tags,
            String description,
            @Nullable String material,
            @Nullable String sizeGuide,
            @Nullable Money listPrice,
            Money price,
            List<OptionAxis> options,
            List<NewVariant> variants,
            @Nullable ProductStatus status) {}

    /** @param stock units that are there already */
    public record NewVariant(
            String code,
            Map<String, String> options,
            long priceDelta,
            int stock,
            @Nullable Integer lowStockThreshold) {}

    private final Products products;
    private final Brands brands;
    private final Categories categories;
    private final Stocks stocks;
    private final RichText richText;
    private final CatalogPolicy policy;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    CreateProduct(
            Products products,
            Brands brands,
            Categories categories,
            Stocks stocks,
            RichText richText,
            CatalogPolicy policy,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.products = products;
        this.brands = brands;
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
        Authority.overBrand(actor, command.brandId(), "brand");
        if (brands.findAndKeep(command.brandId())
                .filter(brand -> !brand.isRetired())
                .isEmpty()) {
            throw new InvalidField("brandId", "UNKNOWN_BRAND");
        }
        CategoryPath category = categories
                .findAndKeep(command.categoryId())
                .orElseThrow(() -> new InvalidField("categoryId", "UNKNOWN_CATEGORY"));

        List<Variant> variants = command.variants().stream()
                .map(wanted -> new Variant(
                        ids.next(), wanted.code(), wanted.options(), wanted.priceDelta(), wanted.lowStockThreshold()))
                .toList();
        Product product = Product.draft(
                command.productId(),
                command.code(),
                command.brandId(),
                new ProductDetails(
                        command.name(),
                        category,
                        command.tags(),
                        richText.harmless(command.description()),
                        command.material(),
                        command.sizeGuide()),
                new Price(command.price(), command.listPrice()),
                new Assortment(command.options(), variants));
        product.moveTo(Objects.requireNonNullElse(command.status(), ProductStatus.DRAFT), policy.approvalBy(actor));

        Instant now = clock.instant();
        products.add(product, actor.memberId(), now);
        List<Stock> opening = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            opening.add(Stock.opening(
                    variants.get(i).id(),
                    command.productId(),
                    command.variants().get(i).stock(),
                    new MovementNote(ids.next(), "", null, null, null, actor.memberId(), now)));
        }
        stocks.add(opening);
        audit.record(
                actor,
                "catalog.product.create",
                "product",
                command.productId().toString(),
                null,
                ProductFacts.of(product));
    }
}
