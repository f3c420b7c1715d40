package shop.jangteo.catalog.domain.product;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shop.jangteo.catalog.domain.CatalogEvent;
import shop.jangteo.catalog.domain.CatalogPolicy.Approval;
import shop.jangteo.catalog.domain.CatalogRuleBroken.IllegalProductState;
import shop.jangteo.catalog.domain.category.CategoryPath;
import shop.jangteo.kernel.ConcurrentChange;
import shop.jangteo.kernel.Forbidden;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.NotFound;

/**
 * Something that a brand sells, in one or more variants. It remembers what its variants were offered as when it was
 * read, so that a save tells of exactly those offers that have become different, whatever was done in between.
 */
public final class Product {

    private final UUID id;
    private final String code;
    private final UUID brandId;
    private final long version;
    private final Set<Offer> announced;
    private final @Nullable Price formerPrice;
    private ProductDetails details;
    private Price price;
    private Assortment assortment;
    private ProductStatus status;
    private @Nullable Instant deletedAt;

    /**
     * All there is to know of a product, as a repository keeps it.
     *
     * @param version 0 for one that was never stored
     */
    public record State(
            UUID id,
            String code,
            UUID brandId,
            ProductDetails details,
            Price price,
            Assortment assortment,
            ProductStatus status,
            @Nullable Instant deletedAt,
            long version) {}

    private Product(State state) {
        this.id = state.id();
        this.code = state.code();
        this.brandId = state.brandId();
        this.details = state.details();
        this.price = state.price();
        this.assortment = state.assortment();
        this.status = state.status();
        this.deletedAt = state.deletedAt();
        this.version = state.version();
        boolean stored = version > 0;
        this.announced = stored ? new HashSet<>(offers()) : Set.of();
        this.formerPrice = stored ? price : null;
    }

    /** @throws InvalidField when a variant would cost less than nothing */
    public static Product draft(
            UUID id, String code, UUID brandId, ProductDetails details, Price price, Assortment assortment) {
        assortment.checkPrices(price);
        return new Product(new State(id, code, brandId, details, price, assortment, ProductStatus.DRAFT, null, 0));
    }

    public static Product restore(State stored) {
        return new Product(stored);
    }

    /**
     * @throws NotFound when it was deleted
     * @throws ConcurrentChange when somebody changed it since the client read it
     */
    public void expect(long sentVersion) {
        if (deletedAt != null) {
            throw new NotFound("product");
        }
        if (sentVersion != version) {
            throw new ConcurrentChange(sentVersion, version);
        }
    }

    public void describe(ProductDetails newDetails) {
        details = newDetails;
    }

    /**
     * Sells these variants at this price from now on.
     *
     * @throws InvalidField when a variant that was sold before is missing (its stock and orders still name it), or would
     *     cost less than nothing
     */
    public void sell(Assortment newAssortment, Price newPrice) {
        Set<UUID> kept = newAssortment.variants().stream().map(Variant::id).collect(Collectors.toSet());
        if (!assortment.variants().stream().allMatch(variant -> kept.contains(variant.id()))) {
            throw new InvalidField("variants", "VARIANT_MISSING");
        }
        newAssortment.checkPrices(newPrice);
        assortment = newAssortment;
        price = newPrice;
    }

    /**
     * Goes to another state of its life. Whoever asks for a draft to be on sale hands it in for review, and reviews it
     * too when its approval is given.
     *
     * @throws IllegalProductState when its present state doesn't lead there
     * @throws Forbidden when only an operator may take it there: a suspended product back on sale
     */
    public void moveTo(ProductStatus wanted, Approval approval) {
        if (wanted == status) {
            return;
        }
        if (wanted == ProductStatus.ACTIVE && status == ProductStatus.DRAFT) {
            become(ProductStatus.PENDING_REVIEW);
        }
        if (wanted == ProductStatus.ACTIVE && approval == Approval.NEEDED) {
            if (status == ProductStatus.PENDING_REVIEW) {
                return;
            }
            if (status == ProductStatus.SUSPENDED) {
                throw new Forbidden();
            }
        }
        become(wanted);
    }

    /** Its category has moved in the tree. */
    public void follow(CategoryPath category) {
        details = details.in(category);
    }

    /** Hides it from everybody; what was ordered of it keeps its own copy. */
    public void delete(Instant at) {
        if (deletedAt == null) {
            deletedAt = at;
        }
    }

    /** The offers that are not as they were when it was read. */
    public List<CatalogEvent> events() {
        return offers().stream()
                .filter(offer -> !announced.contains(offer))
                .<CatalogEvent>map(offer -> new CatalogEvent.OfferChanged(offer, version + 1))
                .toList();
    }

    public boolean isPriceNew() {
        return !price.equals(formerPrice);
    }

    public State state() {
        return new State(id, code, brandId, details, price, assortment, status, deletedAt, version);
    }

    private List<Offer> offers() {
        boolean onSale = status == ProductStatus.ACTIVE && deletedAt == null;
        return assortment.variants().stream()
                .map(variant -> new Offer(
                        variant.id(),
                        id,
                        brandId,
                        details.category(),
                        details.name(),
                        variant.options(),
                        assortment.unitPrice(price, variant),
                        onSale))
                .toList();
    }

    private void become(ProductStatus next) {
        if (!status.allows(next)) {
            throw new IllegalProductState(
                    status.name(), status.next().stream().map(Enum::name).toList());
        }
        status = next;
    }
}
