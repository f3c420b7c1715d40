package shop.jangteo.catalog.application;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import shop.jangteo.catalog.domain.CatalogRuleBroken.InsufficientStock;
import shop.jangteo.catalog.domain.product.Products;
import shop.jangteo.catalog.domain.stock.MovementNote;
import shop.jangteo.catalog.domain.stock.MovementType;
import shop.jangteo.catalog.domain.stock.Stock;
import shop.jangteo.catalog.domain.stock.Stocks;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.NotFound;
import shop.jangteo.kernel.RequestKey;
import shop.jangteo.kernel.RequestKeyReused;
import shop.jangteo.platform.application.UseCase;
import shop.jangteo.platform.application.Writes;
import shop.jangteo.platform.audit.AuditTrail;

/**
 * A seller, or an operator, records that goods came, were counted or were spoilt (CA-7).
 *
 * <p>Locks: the variant's stock.
 */
@UseCase
public class RecordStockMovement {

    /** @param requestKey the same one, from the same person, is the same movement */
    public record Command(
            Actor actor, UUID variantId, MovementType type, int quantity, String reason, RequestKey requestKey) {}

    private final Stocks stocks;
    private final Products products;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    RecordStockMovement(Stocks stocks, Products products, AuditTrail audit, Ids ids, Clock clock) {
        this.stocks = stocks;
        this.products = products;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @return the movement's id, of the first one when the key was used before
     * @throws RequestKeyReused when it was used for another movement
     * @throws InsufficientStock when fewer units would be left than orders have a claim on
     */
    @Writes
    public UUID handle(Command command) {
        UUID member = command.actor().memberId();
        UUID brandId = products.brandOfVariant(command.variantId()).orElseThrow(() -> new NotFound("variant"));
        Authority.overBrand(command.actor(), brandId, "variant");
        Stock stock = Optional.ofNullable(
                        stocks.lock(List.of(command.variantId())).get(command.variantId()))
                .orElseThrow(() -> new NotFound("variant"));
        Optional<UUID> first = stocks.movementOf(command.variantId(), member, command.requestKey());
        if (first.isPresent()) {
            return first.get();
        }
        int onHandBefore = stock.onHand();
        UUID movementId = ids.next();
        stock.record(
                command.type(),
                command.quantity(),
                new MovementNote(
                        movementId, command.reason(), null, null, command.requestKey(), member, clock.instant()));
        stocks.save(List.of(stock));
        audit.record(
                command.actor(),
                "catalog.stock." + command.type().name().toLowerCase(Locale.ROOT),
                "variant",
                command.variantId().toString(),
                new OnHand(onHandBefore),
                new OnHand(stock.onHand()));
        return movementId;
    }

    private record OnHand(int units) {}
}
