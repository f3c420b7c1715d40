package shop.jangteo.catalog.application;

import java.time.Clock;
import java.util.UUID;
import shop.jangteo.catalog.domain.CatalogRuleBroken.BrandInUse;
import shop.jangteo.catalog.domain.brand.Brand;
import shop.jangteo.catalog.domain.brand.Brands;
import shop.jangteo.catalog.domain.product.Products;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** An operator lets a brand that has no products go (CA-1). */
@UseCase
public class RetireBrand {

    public record Command(Actor actor, UUID brandId) {}

    private final Brands brands;
    private final Products products;
    private final AuditTrail audit;
    private final Clock clock;

    RetireBrand(Brands brands, Products products, AuditTrail audit, Clock clock) {
        this.brands = brands;
        this.products = products;
        this.audit = audit;
        this.clock = clock;
    }

    @Writes
    public void handle(Command command) {
        Authority.operator(command.actor());
        // The lock first: a product that is being created keeps the brand until it is there to be seen.
        Brand before = brands.findAndLock(command.brandId()).orElseThrow(() -> new NotFound("brand"));
        if (products.anyOfBrand(before.id())) {
            throw new BrandInUse();
        }
        Brand after = before.retire(clock.instant());
        brands.save(after);
        audit.record(
                command.actor(), "catalog.brand.retire", "brand", before.id().toString(), before, after);
    }
}
