package shop.jangteo.catalog.domain.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import shop.jangteo.catalog.domain.CatalogEvent;
import shop.jangteo.catalog.domain.CatalogRuleBroken.InsufficientStock;
import shop.jangteo.catalog.domain.CatalogRuleBroken.Shortage;
import shop.jangteo.kernel.InvalidField;

/**
 * The units of one variant. On hand is what lies on the shelf, reserved is the part of it that orders have a claim on,
 * available is the rest: 0 ≤ reserved ≤ on hand, always (CA-7). On hand changes only by ledgered movements.
 */
public final class Stock {

    /** More than this is a typing error. */
    public static final int MOST = 100_000_000;

    private final UUID variantId;
    private final UUID productId;
    private final long version;
    private final int onHandBefore;
    private final int reservedBefore;
    private final List<StockMovement> movements = new ArrayList<>();
    private int onHand;
    private int reserved;
    private int sold;

    /** @param sold units sold less units whose sale was cancelled */
    private Stock(UUID variantId, UUID productId, int onHand, int reserved, int sold, long version) {
        this.variantId = variantId;
        this.productId = productId;
        this.onHand = onHand;
        this.reserved = reserved;
        this.sold = sold;
        this.version = version;
        this.onHandBefore = onHand;
        this.reservedBefore = reserved;
    }

    public static Stock restore(UUID variantId, UUID productId, int onHand, int reserved, int sold, long version) {
        return new Stock(variantId, productId, onHand, reserved, sold, version);
    }

    /** The stock of a variant that is new; units that are there already are its first receipt. */
    public static Stock opening(UUID variantId, UUID productId, int units, MovementNote note) {
        Stock stock = new Stock(variantId, productId, 0, 0, 0, 0);
        if (units > 0) {
            stock.move(MovementType.RECEIPT, units, note);
        }
        return stock;
    }

    public boolean has(int quantity) {
        return available() >= quantity;
    }

    /** Gives an order a claim on units; they are still there. Asked before: {@link #has}. */
    public void reserve(int quantity) {
        if (!has(quantity)) {
            throw new InsufficientStock(List.of(shortage(quantity)));
        }
        reserved += quantity;
    }

    /** An order gives up its claim. */
    public void release(int quantity) {
        reserved -= quantity;
    }

    /** The claim has been paid for: the units are the buyer's. */
    public void sellReserved(int quantity, MovementNote note) {
        reserved -= quantity;
        sold += quantity;
        move(MovementType.SALE, -quantity, note);
    }

    /** Units that were sold come back before they were shipped. */
    public void cancelSale(int quantity, MovementNote note) {
        sold -= quantity;
        move(MovementType.CANCELLATION, quantity, note);
    }

    /**
     * What a person found out: goods came, were counted, were spoilt.
     *
     * @param quantity units; below zero only for an adjustment
     * @throws InvalidField when that type isn't a person's to record, or the quantity makes no sense for it
     * @throws InsufficientStock when fewer units would be left than orders have a claim on
     */
    public void record(MovementType type, int quantity, MovementNote note) {
        int delta = switch (type) {
            case RECEIPT, DAMAGE -> {
                if (quantity <= 0) {
                    throw new InvalidField("quantity", "POSITIVE_QUANTITY");
                }
                yield type == MovementType.RECEIPT ? quantity : -quantity;
            }
            case ADJUSTMENT -> {
                if (quantity == 0) {
                    throw new InvalidField("quantity", "NONZERO_QUANTITY");
                }
                yield quantity;
            }
            case SALE, CANCELLATION, RETURN -> throw new InvalidField("type", "MOVEMENT_TYPE");
        };
        if ((long) available() + delta < 0) {
            throw new InsufficientStock(List.of(shortage(-delta)));
        }
        move(type, delta, note);
    }

    public Shortage shortage(int requested) {
        return new Shortage(variantId, requested, available());
    }

    public int available() {
        return onHand - reserved;
    }

    /** Movements since it was read, oldest first. */
    public List<StockMovement> movements() {
        return List.copyOf(movements);
    }

    public boolean isChanged() {
        return onHand != onHandBefore || reserved != reservedBefore;
    }

    /** Nothing when as much can be bought as before; a new variant's level is always news. */
    public List<CatalogEvent> events() {
        return version > 0 && available() == onHandBefore - reservedBefore
                ? List.of()
                : List.of(new CatalogEvent.StockLevelChanged(variantId, available(), version + 1));
    }

    public UUID variantId() {
        return variantId;
    }

    public UUID productId() {
        return productId;
    }

    public int onHand() {
        return onHand;
    }

    public int reserved() {
        return reserved;
    }

    public int sold() {
        return sold;
    }

    /** Of the row that this was read from; 0 for one that is new. */
    public long version() {
        return version;
    }

    private void move(MovementType type, int delta, MovementNote note) {
        if ((long) onHand + delta > MOST) {
            throw new InvalidField("quantity", "STOCK_TOO_LARGE");
        }
        onHand += delta;
        movements.add(new StockMovement(variantId, type, delta, onHand, note));
    }
}
