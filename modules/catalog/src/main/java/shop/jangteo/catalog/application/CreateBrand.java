package shop.jangteo.catalog.application;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.catalog.domain.brand.Brand;
import shop.jangteo.catalog.domain.brand.Brands;
import shop.jangteo.kernel.Actor;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** An operator takes a brand into the shop (CA-1). */
@UseCase
public class CreateBrand {

    public record Command(
            Actor actor,
            UUID brandId,
            String name,
            @Nullable String description) {}

    private final Brands brands;
    private final AuditTrail audit;

    CreateBrand(Brands brands, AuditTrail audit) {
        this.brands = brands;
        this.audit = audit;
    }

    @Writes
    public void handle(Command command) {
        Authority.operator(command.actor());
        Brand brand = Brand.create(command.brandId(), command.name(), command.description());
        brands.add(brand);
        audit.record(
                command.actor(), "catalog.brand.create", "brand", brand.id().toString(), null, brand);
    }
}
