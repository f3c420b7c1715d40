package shop.jangteo.catalog.application;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shop.jangteo.catalog.domain.brand.Brand;
import shop.jangteo.catalog.domain.brand.Brands;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/** An operator changes what the shop says about a brand (CA-1). What the command leaves out stays as it is. */
@UseCase
public class ChangeBrand {

    public record Command(
            Actor actor,
            UUID brandId,
            long version,
            @Nullable String name,
            @Nullable String description) {}

    private final Brands brands;
    private final AuditTrail audit;

    ChangeBrand(Brands brands, AuditTrail audit) {
        this.brands = brands;
        this.audit = audit;
    }

    @Writes
    public void handle(Command command) {
        Authority.operator(command.actor());
        Brand before = brands.find(command.brandId()).orElseThrow(() -> new NotFound("brand"));
        Brand after = before.change(
                command.version(),
                Objects.requireNonNullElse(command.name(), before.name()),
                command.description() == null ? before.description() : command.description());
        brands.save(after);
        audit.record(
                command.actor(), "catalog.brand.change", "brand", before.id().toString(), before, after);
    }
}
