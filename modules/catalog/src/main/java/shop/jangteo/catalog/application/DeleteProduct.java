package shop.jangteo.catalog.application;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import shop.jangteo.catalog.domain.product.Product;
import shop.jangteo.catalog.domain.product.Products;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** A seller, or an operator, takes a product out of the catalog; its row stays for what was ordered of it (CA-3). */
@UseCase
public class DeleteProduct {

    public record Command(Actor actor, UUID productId) {}

    private final Products products;
    private final AuditTrail audit;
    private final Clock clock;

    DeleteProduct(Products products, AuditTrail audit, Clock clock) {
        this.products = products;
        this.audit = audit;
        this.clock = clock;
    }

    @Writes
    public void handle(Command command) {
        Product product = products.find(command.productId())
                .filter(found -> found.state().deletedAt() == null)
                .orElseThrow(() -> new NotFound("product"));
        Authority.overBrand(command.actor(), product.state().brandId(), "product");
        ProductFacts before = ProductFacts.of(product);
        Instant now = clock.instant();
        product.delete(now);
        products.save(product, command.actor().memberId(), now);
        audit.record(
                command.actor(),
                "catalog.product.delete",
                "product",
                command.productId().toString(),
                before,
                ProductFacts.of(product));
    }
}
